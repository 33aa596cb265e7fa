namespace EksCalc.Nodes.Ipamd;

/// <summary>Something that happens on a node at a time.</summary>
/// <param name="At">When, from ipamd's first start, in whole milliseconds.</param>
public abstract record NodeEvent(TimeSpan At);
