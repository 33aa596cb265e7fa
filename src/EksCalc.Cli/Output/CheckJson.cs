namespace EksCalc.Cli.Output;

/// <summary><c>ekscalc check</c>.</summary>
internal sealed record CheckJson(IReadOnlyList<CheckedScenarioJson> Scenarios, ModelVersion Version);

/// <summary>One scenario's findings.</summary>
internal sealed record CheckedScenarioJson(string File, string Name, IReadOnlyList<Finding> Findings);
