namespace EksCalc.Advice.Decisions;

/// <summary>Something by which one design comes before another; less is better of each.</summary>
public enum DesignCriterion
{
    /// <summary>Pods without a place or an address.</summary>
    PodsLeftOut,

    /// <summary>Whether the subnets have the room asked for.</summary>
    Room,

    /// <summary>Whether it takes a new cluster.</summary>
    NewCluster,

    /// <summary>Pods that wait for an address when they start, where that is more than one in a hundred.</summary>
    PodsWait,

    /// <summary>Findings that are errors once all is done.</summary>
    Errors,

    /// <summary>The greatest thing that has to be made.</summary>
    Effort,

    /// <summary>Whether the mode changes, that of Linux nodes, of Windows nodes or of both.</summary>
    ModeChange,

    /// <summary>Whether further subnets come, or others take the place of those there are.</summary>
    SubnetChange,

    /// <summary>Whether warm targets change that need not.</summary>
    WarmTargets,

    /// <summary>The number of steps.</summary>
    Steps,

    /// <summary>Addresses at the peak.</summary>
    Addresses,

    /// <summary>Routable addresses at the peak.</summary>
    RoutableAddresses,

    /// <summary>EC2 calls in an hour.</summary>
    Calls,

    /// <summary>The simpler mode, in the order of <see cref="Cni.ModeOption"/>.</summary>
    Mode,
}
