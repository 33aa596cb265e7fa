namespace EksCalc.Exchange.Results;

/// <summary><c>ekscalc sweep --list</c>.</summary>
internal sealed record SweepListJson(IReadOnlyList<SweepParameterJson> Parameters, IReadOnlyList<string> Measures);

/// <summary>A parameter that can be swept.</summary>
internal sealed record SweepParameterJson(string Name, string Values);
