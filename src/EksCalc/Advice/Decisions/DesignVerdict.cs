namespace EksCalc.Advice.Decisions;

/// <summary>Whether a design holds the workload.</summary>
public enum DesignVerdict
{
    /// <summary>Every pod has a place and an address, and the subnets have the room asked for.</summary>
    Fits,

    /// <summary>Every pod has a place and an address on its node, but some subnet has not the room asked for.</summary>
    TooSmall,

    /// <summary>Some pods have no place or no address.</summary>
    LeavesPodsOut,
}
