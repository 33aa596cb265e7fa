namespace EksCalc.Nodes.Ipamd;

/// <summary>A pod starts or ends.</summary>
/// <param name="At">When, from ipamd's first start, in whole milliseconds.</param>
/// <param name="Kind">Which of the two.</param>
/// <param name="Pod">The pod's name.</param>
public sealed record PodEvent(TimeSpan At, PodEventKind Kind, string Pod) : NodeEvent(At)
{
    /// <summary>Whether a pod that starts asks for an address of every network card (<c>ENABLE_MULTI_NIC</c>). Default false.</summary>
    public bool OnEveryCard { get; init; }
}
