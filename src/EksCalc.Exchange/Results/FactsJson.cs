using EksCalc.Cni;
using EksCalc.Instances;

namespace EksCalc.Exchange.Results;

/// <summary>What forms are made of: the variables and exports that there are.</summary>
internal sealed record FactsJson(IReadOnlyList<VariableFactsJson> Variables, IReadOnlyList<string> Exports, ModelVersion Version)
{
    /// <summary>All that is known.</summary>
    public static FactsJson All => new(
        [.. CniVariables.OfAddresses.Where(variable => variable.Effect == CniVariableEffect.Modelled).Select(VariableFactsJson.Of)],
        [.. Enum.GetNames<ExportFormat>()],
        ModelVersion.Current);
}

/// <summary>Every instance type in short, in the order in which patterns give them.</summary>
internal sealed record TypesJson(IReadOnlyList<TypeFactsJson> InstanceTypes)
{
    /// <summary>All there are.</summary>
    public static TypesJson All => new([.. InstanceCatalog.Default.Find("*").Select(TypeFactsJson.Of)]);
}

/// <summary>An instance type in short.</summary>
internal sealed record TypeFactsJson(string Name, int? Cpus, long? MemoryMiB, int Enis, int Ipv4PerEni, bool Prefixes, bool? Trunking)
{
    public static TypeFactsJson Of(InstanceType type) =>
        new(type.Name, type.VCpus, type.MemoryMiB, type.MaxEnis, type.Ipv4PerEni, type.SupportsPrefixDelegation, type.SupportsTrunking);
}

/// <summary>A variable of the VPC CNI.</summary>
internal sealed record VariableFactsJson(string Name, CniVariableKind Kind, string Meaning, long Least, string Default, string? Manifest)
{
    public static VariableFactsJson Of(CniVariable variable) => new(variable.Name, variable.Kind, variable.Meaning, variable.Least, variable.Default, variable.Manifest);
}
