using System.Collections.ObjectModel;

namespace EksCalc.Nodes.Ipamd;

/// <summary>A subnet of the VPC in the node's Availability Zone.</summary>
/// <param name="Id">Its name.</param>
public sealed record NodeSubnet(string Id)
{
    /// <summary>Free addresses when ipamd first starts, 0 or more, the primary ENI's own already taken; null, the default, for as many as are asked for.</summary>
    public long? FreeAddresses { get; init; }

    /// <summary>Its tags. <c>kubernetes.io/role/cni</c> and <c>cni.networking.k8s.aws/cluster/</c> followed by a name matter to ipamd (R33).</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Whether it is the node's own, which the primary ENI is in: exactly one is. Default false.</summary>
    public bool IsNodes { get; init; }
}
