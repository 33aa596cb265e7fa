namespace EksCalc.Nodes.Ipamd;

/// <summary>What a node takes of one subnet.</summary>
/// <param name="Subnet">The subnet's name.</param>
/// <param name="Addresses">Addresses of it that the node's ENIs take.</param>
public readonly record struct SubnetUse(string Subnet, long Addresses)
{
    /// <summary><c>a: 12</c></summary>
    public override string ToString() => FormattableString.Invariant($"{Subnet}: {Addresses}");
}
