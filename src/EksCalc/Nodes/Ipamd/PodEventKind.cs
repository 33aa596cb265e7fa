namespace EksCalc.Nodes.Ipamd;

/// <summary>What a pod does.</summary>
public enum PodEventKind
{
    /// <summary>It starts: it asks for an address.</summary>
    Add,

    /// <summary>It ends: it gives its address back.</summary>
    Delete,
}
