namespace EksCalc.Kernel.Client;

/// <summary>A kernel could not be started, or did not answer; the message says why.</summary>
/// <param name="message">What happened.</param>
public sealed class KernelStartException(string message) : Exception(message);
