namespace EksCalc.Kernel.Messaging;

/// <summary>A connection file cannot be used; the message says why.</summary>
/// <param name="message">The file and what is wrong with it.</param>
public sealed class ConnectionFileException(string message) : Exception(message);
