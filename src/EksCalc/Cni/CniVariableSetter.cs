namespace EksCalc.Cni;

/// <summary>Who sets a variable.</summary>
internal enum CniVariableSetter
{
    /// <summary>Whoever runs the cluster.</summary>
    Anybody,

    /// <summary>EKS, where the CNI is its add-on, which takes no other value; elsewhere anybody.</summary>
    Eks,

    /// <summary>The DaemonSet, from what it knows of the pod.</summary>
    DaemonSet,
}
