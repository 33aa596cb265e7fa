using Microsoft.CodeAnalysis.Scripting;

namespace EksCalc.Kernel.Sessions;

/// <summary>A compiled piece of C#, ready to run.</summary>
/// <param name="Script">Its place in the chain of scripts.</param>
/// <param name="Start">Starts it with the states of the scripts before it; null when there is nothing to run.</param>
/// <param name="ResultLine">The line of a last expression that has a value; null when there is none.</param>
internal sealed record Submission(Script<object?> Script, Func<object?[], Task<object?>>? Start, int? ResultLine);
