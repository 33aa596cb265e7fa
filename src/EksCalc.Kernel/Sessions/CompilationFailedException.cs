using Microsoft.CodeAnalysis;

namespace EksCalc.Kernel.Sessions;

/// <summary>A cell does not compile.</summary>
internal sealed class CompilationFailedException(IReadOnlyList<Diagnostic> errors) : Exception
{
    public IReadOnlyList<Diagnostic> Errors => errors;
}
