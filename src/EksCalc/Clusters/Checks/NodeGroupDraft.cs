using System.Collections.ObjectModel;
using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Clusters.Checks;

/// <summary>What the checks look at of a node group; what is null is not given or cannot be read.</summary>
internal sealed record NodeGroupDraft
{
    public string? Name { get; init; }

    /// <summary>Whether it can be read at all.</summary>
    public bool IsReadable { get; init; } = true;

    public NodeGroupKind Kind { get; init; }

    public NodeOs Os { get; init; }

    /// <summary>Which of the keys it gives that only some kinds know, readably or not.</summary>
    public IReadOnlyList<string> KeysOfKinds { get; init; } = [];

    /// <summary>Whether it says max pods, readably or not.</summary>
    public bool HasMaxPods { get; init; }

    public UpdateStrategy UpdateStrategy { get; init; }

    /// <summary>Whether it says how many nodes it has, readably or not.</summary>
    public bool HasNodes { get; init; }

    public int? FewestNodes { get; init; }

    public int? DesiredNodes { get; init; }

    public int? MostNodes { get; init; }

    /// <summary>Whether it says how many pods a node has, readably or not.</summary>
    public bool HasPodsPerNode { get; init; }

    public int? PodsPerNode { get; init; }

    /// <summary>Whether it says how many pods there are in all, readably or not.</summary>
    public bool HasPods { get; init; }

    public int SecurityGroupPods { get; init; }

    public IReadOnlyList<string?> Subnets { get; init; } = [];

    public IReadOnlyList<ZoneName?> Zones { get; init; } = [];

    public IReadOnlyCollection<string> WeighedZones { get; init; } = [];

    public IReadOnlyList<string?> EniConfigs { get; init; } = [];

    public IReadOnlyDictionary<string, string> Labels { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    public static NodeGroupDraft Of(NodeGroup group) => new()
    {
        Kind = group.Kind,
        Os = group.OperatingSystem,
        KeysOfKinds =
        [
            .. group.ReservedEnis != 0 ? [NodeGroupKeys.ReservedEnis] : (string[])[],
            .. group.UnmanagedEnis != 0 ? [NodeGroupKeys.UnmanagedEnis] : (string[])[],
            .. group.PodsPerCore is not null ? [NodeGroupKeys.PodsPerCore] : (string[])[],
            .. group.MaxPodsExpression is not null ? [NodeGroupKeys.MaxPodsExpression] : (string[])[],
            .. group.DisruptionBudget is not null ? [NodeGroupKeys.Budget] : (string[])[],
            .. group.MaxUnavailable != 1 ? [NodeGroupKeys.MaxUnavailable] : (string[])[],
        ],
        HasMaxPods = group.MaxPods is not null,
        UpdateStrategy = group.UpdateStrategy,
        Name = string.IsNullOrWhiteSpace(group.Name) ? null : group.Name,
        HasNodes = group.Nodes is not null,
        FewestNodes = group.Nodes?.Least,
        DesiredNodes = group.Nodes?.Desired,
        MostNodes = group.Nodes?.Most,
        HasPodsPerNode = group.PodsPerNode is not null,
        PodsPerNode = group.PodsPerNode,
        HasPods = group.Pods is not null,
        SecurityGroupPods = group.SecurityGroupPods,
        Subnets = group.Subnets,
        WeighedZones = group.ZoneWeights.Count == 0 ? [] : [.. group.ZoneWeights.Keys],
        EniConfigs = group.EniConfigs,
        Labels = group.Labels,
        Zones = group.Zones.Count == 0 ? [] : [.. group.Zones.Select(name => ZoneName.TryRead(name, out var zone, out _) ? zone : (ZoneName?)null)],
    };
}
