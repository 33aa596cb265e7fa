namespace EksCalc.Clusters;

/// <summary>What a subnet is looked at in, each with more in it than the one before; the last two are the peaks.</summary>
public enum Situation
{
    /// <summary>Each group at its desired size, each node after a fresh ramp.</summary>
    Steady,

    /// <summary>Each group at its desired size, each node holding the most that churn can leave.</summary>
    Churned,

    /// <summary>Each group at its most nodes, after churn: what the peaks come on top of.</summary>
    Grown,

    /// <summary>While a version update surges: grown, the largest surge of any one group, and the control plane's new ENIs (R10, R32).</summary>
    Upgrade,

    /// <summary>When another zone is lost and its nodes come up here: grown, and the worst of the other zones' nodes.</summary>
    ZoneLoss,
}
