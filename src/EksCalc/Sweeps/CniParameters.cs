using EksCalc.Cni;

namespace EksCalc.Sweeps;

/// <summary>The VPC CNI's variables as parameters: their names and values.</summary>
internal static class CniParameters
{
    /// <summary>Targets and limits above this are no different from it: no node has as many addresses or ENIs.</summary>
    private const int Most = 10_000;

    /// <summary>The parameter of a variable.</summary>
    /// <typeparam name="TCase">What is swept.</typeparam>
    /// <param name="variable">The variable.</param>
    /// <param name="set">The case with another value of it.</param>
    public static SweepParameter<TCase> Of<TCase>(CniVariable variable, Func<TCase, SweepValue, TCase> set) =>
        new(NodeParameters.CniPrefix + variable.Name, variable.Kind == CniVariableKind.Switch ? NameDomain.Switch : new NumberDomain((int)variable.Least, Most), set);

    /// <summary>The settings with another value of a variable.</summary>
    public static CniSettings Set(CniSettings settings, CniVariable variable, SweepValue value) =>
        variable.Set(settings, value.Text is { } text ? variable.Read(text, out _) ?? 0 : value.Number);
}
