using EksCalc.Clusters.Checks;
using EksCalc.Instances;

namespace EksCalc.Clusters;

/// <content>What is wrong with a scenario.</content>
public sealed partial record ClusterScenario
{
    /// <summary>So many problems are listed; of a scenario with more, only their number.</summary>
    internal const int MostProblems = 100;

    /// <summary>
    /// Everything that keeps the scenario from being planned; empty for one that can be. What AWS forbids or advises against, but a plan can show and
    /// explain, is a finding of the plan and no problem.
    /// </summary>
    /// <param name="catalog">Instance limits; null for the embedded ones.</param>
    /// <returns>Each with its path, keys as in a scenario file: <c>subnets[2].cidr</c>.</returns>
    public IReadOnlyList<InputProblem> Problems(InstanceCatalog? catalog = null)
    {
        var (listed, found) = (new List<InputProblem>(), 0);
        new ValueChecks(this, catalog ?? InstanceCatalog.Default, Add).Run();
        ScenarioChecks.Run(ScenarioDraft.Of(this), Add);
        if (found > listed.Count)
            listed.Add(new InputProblem("scenario", $"{found - listed.Count} more problems are not listed."));
        return listed;

        void Add(string path, Mistake mistake)
        {
            if (++found <= MostProblems)
                listed.Add(new InputProblem(path, mistake.Message));
        }
    }

    /// <summary>Refuses a scenario with problems.</summary>
    /// <exception cref="InvalidInputException">There are problems.</exception>
    internal void ThrowIfProblems(InstanceCatalog catalog)
    {
        var problems = Problems(catalog);
        if (problems.Count > 0)
            throw new InvalidInputException(problems);
    }
}
