namespace EksCalc.Nodes.Ipamd;

/// <summary>Why a step of a <see cref="NodeTrace"/> was recorded.</summary>
public enum StepCause
{
    /// <summary>ipamd's initialisation is over, or has failed.</summary>
    Init,

    /// <summary>The pool manager has updated the pool.</summary>
    Tick,

    /// <summary>The pool manager has compared its store with the instance's ENIs.</summary>
    Reconcile,

    /// <summary>A pod asked for an address.</summary>
    Add,

    /// <summary>A pod gave its address back.</summary>
    Delete,

    /// <summary>The trunk ENI was attached (security groups for pods).</summary>
    Trunk,

    /// <summary>A pod's address on an excluded ENI has left the store, a while after the pod.</summary>
    Cleanup,

    /// <summary>The node was cordoned.</summary>
    Cordon,

    /// <summary>The node was uncordoned.</summary>
    Uncordon,

    /// <summary>ipamd got SIGTERM.</summary>
    Terminate,

    /// <summary>ipamd ended, to begin anew.</summary>
    Restart,

    /// <summary>The tags of subnets changed.</summary>
    Tags,
}
