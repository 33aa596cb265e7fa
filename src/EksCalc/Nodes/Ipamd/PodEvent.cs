namespace EksCalc.Nodes.Ipamd;

/// <summary>A pod starts or ends.</summary>
/// <param name="At">When, from ipamd's start, in whole milliseconds.</param>
/// <param name="Kind">Which of the two.</param>
/// <param name="Pod">The pod's name.</param>
public readonly record struct PodEvent(TimeSpan At, PodEventKind Kind, string Pod);
