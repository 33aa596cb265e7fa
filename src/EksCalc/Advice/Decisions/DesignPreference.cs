namespace EksCalc.Advice.Decisions;

/// <summary>What decides between designs that leave equally few pods out, have room, keep the cluster and are free of errors.</summary>
public enum DesignPreference
{
    /// <summary>
    /// What has to be made (<see cref="DesignEffort"/>), then the mode and the settings that are in use, then addresses at the peak. Warm targets that need not
    /// change do so where that saves at least <see cref="DecisionOptions.WorthPercent"/> of them.
    /// </summary>
    Balanced,

    /// <summary>The fewest steps.</summary>
    FewestChanges,

    /// <summary>The fewest addresses at the peak.</summary>
    FewestAddresses,

    /// <summary>The fewest addresses at the peak that are routable outside the VPC: not of 100.64.0.0/10 or 198.19.0.0/16 (R04).</summary>
    FewestRoutableAddresses,

    /// <summary>The fewest EC2 calls.</summary>
    FewestCalls,
}
