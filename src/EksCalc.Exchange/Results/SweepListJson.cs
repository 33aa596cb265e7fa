using EksCalc.Sweeps;

namespace EksCalc.Exchange.Results;

/// <summary><c>ekscalc sweep --list</c>.</summary>
internal sealed record SweepListJson(IReadOnlyList<SweepParameterJson> Parameters, IReadOnlyList<string> Measures)
{
    /// <summary>What a sweep can change and measure.</summary>
    public static SweepListJson Of<TCase>(Sweep<TCase> sweep) =>
        new([.. sweep.Parameters.Select(parameter => new SweepParameterJson(parameter.Name, parameter.Values))], sweep.Measures);
}

/// <summary>A parameter that can be swept.</summary>
internal sealed record SweepParameterJson(string Name, string Values);
