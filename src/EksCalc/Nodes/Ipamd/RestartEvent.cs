using EksCalc.Cni;

namespace EksCalc.Nodes.Ipamd;

/// <summary>ipamd ends, and a new one begins: an update of the DaemonSet, a crash.</summary>
/// <param name="At">When, from ipamd's first start, in whole milliseconds.</param>
public sealed record RestartEvent(TimeSpan At) : NodeEvent(At)
{
    /// <summary>How long no ipamd runs. Default 0.</summary>
    public TimeSpan Down { get; init; }

    /// <summary>The new ipamd's settings, all of them, until the next restart; null, the default, for the node's own.</summary>
    public CniSettings? Settings { get; init; }

    /// <summary>How the file that was read spells it, for writing it again; <see cref="Settings"/> decides. Default null.</summary>
    internal WrittenRestart? Written { get; init; }
}
