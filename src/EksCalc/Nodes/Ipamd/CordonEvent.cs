namespace EksCalc.Nodes.Ipamd;

/// <summary>The node gets, or loses, the taint of a cordoned node.</summary>
/// <param name="At">When, from ipamd's first start, in whole milliseconds.</param>
/// <param name="Cordoned">Whether it gets it.</param>
public sealed record CordonEvent(TimeSpan At, bool Cordoned) : NodeEvent(At);
