namespace EksCalc.Advice.Decisions;

/// <summary>What pods that run notice of a step.</summary>
public enum Disruption
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>aws-node restarts on each node: pods that run go on; those that start meanwhile wait some seconds.</summary>
    CniRestarts,

    /// <summary>Pods are moved to other nodes, each at least once.</summary>
    PodsMove,

    /// <summary>Workloads are moved to another cluster.</summary>
    WorkloadsMove,
}
