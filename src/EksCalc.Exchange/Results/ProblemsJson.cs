namespace EksCalc.Exchange.Results;

/// <summary>Why there is no result: what is wrong with the input, each with its place.</summary>
internal sealed record ProblemsJson(IReadOnlyList<InputProblem> Problems);
