namespace EksCalc.Nodes;

/// <summary>A node's operating system.</summary>
public enum NodeOs
{
    /// <summary>Linux: ipamd gives pods their addresses.</summary>
    Linux,

    /// <summary>Windows: the VPC resource controller does, from the primary ENI alone (R17).</summary>
    Windows,
}
