namespace EksCalc.Nodes.Ipamd;

/// <summary>Is told what a <see cref="NodePool"/> does, for a trace.</summary>
internal interface IPoolObserver
{
    /// <summary>The manager has asked something of EC2.</summary>
    public void Acted(NodePool pool, NodeTraceAct act);

    /// <summary>Initialisation, a tick, a reconcile or a clean-up is over.</summary>
    public void Over(NodePool pool, StepCause cause, long start);

    /// <summary>The trunk ENI has been attached.</summary>
    public void TrunkAttached(NodePool pool, int eni);
}
