using EksCalc.Instances;
using EksCalc.Sweeps;

namespace EksCalc.Exchange.Results;

/// <summary>Sweeps by the names and values that people write.</summary>
internal static class SweepAnswer
{
    /// <summary>A sweep over nodes; the instance type is among the values.</summary>
    /// <param name="values">Parameters with their values.</param>
    /// <exception cref="InvalidInputException">The instance type is missing.</exception>
    public static Sweep<NodeCase> OfNodes(IReadOnlyList<(string Name, string Values)> values)
    {
        if (!values.Any(value => value.Name == NodeParameters.InstanceType.Name))
            throw new InvalidInputException("instanceType", "say of which node: instanceType=m5.large, or m5.* for several; or name a scenario file first.");
        return OfAnyNode();
    }

    /// <summary>A sweep over nodes of which nothing is said yet.</summary>
    public static Sweep<NodeCase> OfAnyNode() => Sweep.OfNodes(InstanceCatalog.Default.Types[0]); // The type is replaced by those that are swept.

    /// <summary>The sweep over the values, keeping the measures; all problems at once.</summary>
    /// <param name="sweep">The sweep to begin with.</param>
    /// <param name="values">Parameters with their values.</param>
    /// <param name="measures">What to keep; the usual ones where it is empty.</param>
    /// <exception cref="InvalidInputException">A name or a value is none.</exception>
    public static Sweep<TCase> Over<TCase>(Sweep<TCase> sweep, IEnumerable<(string Name, string Values)> values, IReadOnlyList<string> measures)
    {
        var problems = new List<InputProblem>();
        foreach (var (name, text) in values)
            Try(() => sweep = sweep.Over(name, text));
        if (measures.Count > 0)
            Try(() => sweep = sweep.Measuring(measures));
        return problems.Count > 0 ? throw new InvalidInputException(problems) : sweep;

        void Try(Action read)
        {
            try
            {
                read();
            }
            catch (InvalidInputException invalid)
            {
                problems.AddRange(invalid.Problems);
            }
        }
    }
}
