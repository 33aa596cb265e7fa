using System.IO.Enumeration;

namespace EksCalc.Instances;

/// <summary>Which instance types to take from the catalog. What is null is not looked at.</summary>
public sealed record InstanceFilter
{
    /// <summary>A pattern on the name, where <c>*</c> stands for any run of characters and <c>?</c> for one: <c>m5.*</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The family, e.g. <c>m5</c>.</summary>
    public string? Family { get; init; }

    /// <summary>The architecture, e.g. <c>arm64</c>.</summary>
    public string? Architecture { get; init; }

    /// <summary>Fewest vCPUs. Types whose vCPUs are unknown do not match.</summary>
    public int? MinVCpus { get; init; }

    /// <summary>Most vCPUs. Types whose vCPUs are unknown do not match.</summary>
    public int? MaxVCpus { get; init; }

    /// <summary>Only bare metal, or only virtual.</summary>
    public bool? IsBareMetal { get; init; }

    /// <summary>Whether ipamd can assign prefixes.</summary>
    public bool? SupportsPrefixDelegation { get; init; }

    /// <summary>Whether a trunk ENI can be attached. Types without an entry match neither.</summary>
    public bool? SupportsTrunking { get; init; }

    /// <summary>Whether <paramref name="type"/> passes every condition that is set.</summary>
    public bool Matches(InstanceType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return (Name is null || FileSystemName.MatchesSimpleExpression(Name, type.Name))
            && (Family is null || string.Equals(Family, type.Family, StringComparison.OrdinalIgnoreCase))
            && (Architecture is null || string.Equals(Architecture, type.Architecture, StringComparison.OrdinalIgnoreCase))
            && (MinVCpus is null || type.VCpus >= MinVCpus)
            && (MaxVCpus is null || type.VCpus <= MaxVCpus)
            && (IsBareMetal is null || type.IsBareMetal == IsBareMetal)
            && (SupportsPrefixDelegation is null || type.SupportsPrefixDelegation == SupportsPrefixDelegation)
            && (SupportsTrunking is null || type.SupportsTrunking == SupportsTrunking);
    }
}
