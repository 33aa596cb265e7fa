using EksCalc.Instances;

namespace EksCalc.Nodes;

/// <summary>What the variables of an expression stand for on one instance type.</summary>
internal readonly record struct ExpressionValues(InstanceType Type, int Usual)
{
    private static readonly Dictionary<string, Func<ExpressionValues, long?>> ByName = new(StringComparer.Ordinal)
    {
        ["default_enis"] = values => values.Type.MaxEnis,
        ["ips_per_eni"] = values => values.Type.Ipv4PerEni,
        ["max_pods"] = values => values.Usual,
        ["vcpus"] = values => values.Type.VCpus,
        ["memory_mib"] = values => values.Type.MemoryMiB,
        ["physical_memory_mib"] = values => values.Type.MemoryMiB,
    };

    /// <summary>Every variable.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The variable of that name; null where there is none.</summary>
    public static ExpressionTerm<long>? Variable(string name) => ByName.TryGetValue(name, out var get)
        ? (in ExpressionValues values) => get(values) ?? throw new UnknownValueException()
        : null;
}
