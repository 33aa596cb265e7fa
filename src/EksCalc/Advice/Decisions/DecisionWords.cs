namespace EksCalc.Advice.Decisions;

/// <summary>What decisions say, for a person.</summary>
public static class DecisionWords
{
    /// <summary>What has to be made, to stand after a colon.</summary>
    /// <param name="effort">The effort.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such effort.</exception>
    public static string ToWords(this DesignEffort effort) => effort switch
    {
        DesignEffort.None => "nothing",
        DesignEffort.Settings => "changed settings",
        DesignEffort.Nodes => "new nodes",
        DesignEffort.Subnets => "new subnets",
        DesignEffort.PodBlock => "a VPC block for pods",
        DesignEffort.RoutableBlock => "a routable VPC block",
        DesignEffort.Cluster => "a new cluster",
        _ => throw new ArgumentOutOfRangeException(nameof(effort), effort, "No such effort."),
    };

    /// <summary>Whether it holds the workload, to stand after its name.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such verdict.</exception>
    public static string ToWords(this DesignVerdict verdict) => verdict switch
    {
        DesignVerdict.Fits => "fits",
        DesignVerdict.TooSmall => "too small",
        DesignVerdict.LeavesPodsOut => "leaves pods out",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "No such verdict."),
    };

    /// <summary>What pods notice of a step.</summary>
    /// <param name="disruption">The disruption.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such disruption.</exception>
    public static string ToWords(this Disruption disruption) => disruption switch
    {
        Disruption.None => "none",
        Disruption.CniRestarts => "aws-node restarts",
        Disruption.PodsMove => "pods move",
        Disruption.WorkloadsMove => "workloads move",
        _ => throw new ArgumentOutOfRangeException(nameof(disruption), disruption, "No such disruption."),
    };

    /// <summary>What decides, to stand after <c>decided by</c>.</summary>
    /// <param name="preference">The preference.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such preference.</exception>
    public static string ToWords(this DesignPreference preference) => preference switch
    {
        DesignPreference.Balanced => "what has to be made, then what is in use, then addresses",
        DesignPreference.FewestChanges => "the fewest steps",
        DesignPreference.FewestAddresses => "the fewest addresses at the peak",
        DesignPreference.FewestRoutableAddresses => "the fewest routable addresses at the peak",
        DesignPreference.FewestCalls => "the fewest EC2 calls",
        _ => throw new ArgumentOutOfRangeException(nameof(preference), preference, "No such preference."),
    };
}
