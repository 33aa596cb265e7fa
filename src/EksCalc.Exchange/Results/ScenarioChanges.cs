using EksCalc.Clusters;
using EksCalc.Sweeps;

namespace EksCalc.Exchange.Results;

/// <summary>A scenario with other values of what a sweep can change.</summary>
internal static class ScenarioChanges
{
    /// <summary>The scenario with one value of each parameter.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="changes">Parameters with their values, by the names that sweeps have.</param>
    /// <exception cref="InvalidInputException">There is no such parameter or value, or the scenario cannot be with it; all problems at once.</exception>
    public static ClusterScenario Of(ClusterScenario scenario, IReadOnlyList<(string Name, string Value)> changes)
    {
        if (changes.Count == 0)
            return scenario;
        var sweep = Sweep.OfScenario(scenario);
        var problems = new List<InputProblem>();
        foreach (var (name, value) in changes)
        {
            try
            {
                var parameter = sweep.Parameter(name);
                scenario = parameter.Read(value) is [var only]
                    ? parameter.Set(scenario, only)
                    : throw new InvalidInputException(name, $"one value expected, {value} found.");
            }
            catch (InvalidInputException invalid)
            {
                problems.AddRange(invalid.Problems);
            }
        }

        return problems.Count > 0 ? throw new InvalidInputException(problems) : scenario;
    }
}
