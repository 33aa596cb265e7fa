namespace EksCalc.Cni;

/// <summary>Containers of the <c>aws-node</c> DaemonSet that read variables.</summary>
/// <remarks>amazon-vpc-cni-k8s v1.23.1 config/master/aws-k8s-cni.yaml; the schema of the add-on's configuration has the same two places.</remarks>
[Flags]
internal enum CniContainers
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>aws-node</c>, with ipamd.</summary>
    Node = 1,

    /// <summary>The init container, which prepares the node.</summary>
    Init = 2,
}
