namespace EksCalc.Advice;

/// <summary>What is to be said of a mode, the best first.</summary>
public enum ModeVerdict
{
    /// <summary>It works, and fits the subnets there are.</summary>
    Fits,

    /// <summary>It works with other subnets than there are.</summary>
    NeedsSubnets,

    /// <summary>It works, in a new cluster.</summary>
    NeedsNewCluster,

    /// <summary>Some pods would have no place or no address.</summary>
    LeavesPodsOut,

    /// <summary>The workload cannot run in it.</summary>
    Impossible,
}
