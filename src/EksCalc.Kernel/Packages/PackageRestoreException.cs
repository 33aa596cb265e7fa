namespace EksCalc.Kernel.Packages;

/// <summary>The SDK could not restore the packages that a cell asks for; the message is the SDK's own.</summary>
internal sealed class PackageRestoreException(string message) : Exception(message);
