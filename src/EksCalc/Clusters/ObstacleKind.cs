namespace EksCalc.Clusters;

/// <summary>How much an obstacle stands in a mode's way.</summary>
public enum ObstacleKind
{
    /// <summary>The mode works, with less than it gives elsewhere.</summary>
    Weakens,

    /// <summary>Something has to be made or updated first.</summary>
    Needs,

    /// <summary>It takes a new cluster.</summary>
    NeedsNewCluster,

    /// <summary>The workload does not run in the mode.</summary>
    Excludes,
}
