namespace EksCalc.Nodes.Ipamd;

/// <summary>How a file spells a restart.</summary>
/// <param name="Environment">Its variables; null where it gives none.</param>
/// <param name="PrefixDelegation">What it says of prefix delegation; null where it says nothing.</param>
/// <param name="NamesDown">Whether it names the time without ipamd.</param>
internal sealed record WrittenRestart(IReadOnlyDictionary<string, string>? Environment, bool? PrefixDelegation, bool NamesDown);
