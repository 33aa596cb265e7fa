namespace EksCalc.Nodes.Ipamd;

/// <summary>Is told how pods fare.</summary>
internal interface IPodObserver
{
    /// <summary>A pod asks for an address.</summary>
    public void Trying(NodePool pool, int pod);

    /// <summary>It got one, and further ones of other network cards; after some tries, if the first failed. A pod that asks again has what it had.</summary>
    public void Added(NodePool pool, int pod, PodAddress address, PodAddress[]? further, int attempt, long waited);

    /// <summary>It got none.</summary>
    public void Refused(NodePool pool, int pod, int attempt);

    /// <summary>It ends.</summary>
    public void Deleting(NodePool pool);

    /// <summary>It has ended.</summary>
    public void Deleted(NodePool pool, int pod, bool hadAddress);
}
