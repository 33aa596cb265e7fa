namespace EksCalc.Cni;

/// <summary>The settings that ipamd makes of a set of environment variables, and what deserves attention in them.</summary>
/// <param name="Settings">The settings as ipamd holds them.</param>
/// <param name="Findings">Tolerated garbage, unknown names and settings that work against each other, in a stable order.</param>
public sealed record CniEnvironment(CniSettings Settings, IReadOnlyList<Finding> Findings);
