namespace EksCalc.Nodes.Ipamd;

/// <summary>ipamd gets SIGTERM: it takes note, and goes on until it is restarted.</summary>
/// <param name="At">When, from ipamd's first start, in whole milliseconds.</param>
public sealed record TerminateEvent(TimeSpan At) : NodeEvent(At);
