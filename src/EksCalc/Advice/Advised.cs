using EksCalc.Clusters;

namespace EksCalc.Advice;

/// <summary>A finding, and what its action does to the scenario.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Remedy">The scenario with the action done, of which the plan has the finding no more; null where a program cannot do it.</param>
internal readonly record struct Advised(Finding Finding, Func<ClusterScenario, ClusterScenario>? Remedy = null)
{
    /// <summary>A finding without a remedy that a program can apply.</summary>
    public static implicit operator Advised(Finding finding) => new(finding);
}
