namespace EksCalc.Nodes.Ipamd;

/// <summary>Subnets get other tags.</summary>
/// <param name="At">When, from ipamd's first start, in whole milliseconds.</param>
/// <param name="Tags">All tags that the subnets have from then on, by the subnets' names.</param>
public sealed record TagsEvent(TimeSpan At, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Tags) : NodeEvent(At);
