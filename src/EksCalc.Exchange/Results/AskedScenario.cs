using EksCalc.Clusters;
using EksCalc.Input;
using EksCalc.Instances;

namespace EksCalc.Exchange.Results;

/// <summary>The clusters of a scenario's text with what was changed, and which of them is asked about. What is planned once is kept.</summary>
internal sealed class AskedScenario
{
    private readonly int? place;
    private readonly Lazy<ClusterPlan> plan;
    private readonly Lazy<VpcPlan> vpc;

    private AskedScenario(IReadOnlyList<ClusterSource> clusters, int? place)
    {
        (Clusters, this.place) = (clusters, place);
        vpc = new(() => ClusterPlanner.Plan(Clusters, InstanceCatalog.Default));
        plan = new(() => Clusters.Count == 1 ? ClusterPlanner.Plan(Scenario) : Vpc.Clusters[Place]);
    }

    /// <summary>All clusters that share the VPC.</summary>
    public IReadOnlyList<ClusterSource> Clusters { get; }

    /// <summary>Whether all of several clusters are asked about together.</summary>
    public bool IsOfAll => place is null;

    /// <summary>The one that is asked about.</summary>
    public ClusterScenario Scenario => Clusters[Place].Scenario;

    /// <summary>Its plan, beside the others where there are any.</summary>
    public ClusterPlan Plan => plan.Value;

    /// <summary>The plan of several clusters.</summary>
    public VpcPlan Vpc => vpc.Value;

    private int Place => place
        ?? throw new InvalidInputException("clusters", $"{Clusters.Count} clusters found, and one is expected here: choose the one that is meant.");

    /// <summary>The clusters of a text with other values.</summary>
    /// <param name="clusters">The clusters as the text has them.</param>
    /// <param name="changes">What differs, each for the cluster that it names, or for the only one.</param>
    /// <param name="cluster">The name of the one that is asked about; null for all.</param>
    /// <exception cref="InvalidInputException">There is no such cluster, parameter or value; all problems at once.</exception>
    public static AskedScenario Of(IReadOnlyList<ClusterSource> clusters, IReadOnlyList<ValuesQuestion> changes, string? cluster)
    {
        var names = ClusterNames.Of(clusters);
        var problems = new List<InputProblem>();
        int? asked = cluster is not null ? PlaceOf(cluster, "cluster") : clusters.Count == 1 ? 0 : null;
        foreach (var change in changes.GroupBy(change => change.Cluster))
        {
            if (PlaceOf(change.Key, change.First().Name) is not { } changed)
                continue;
            try
            {
                clusters = With(clusters, changed, ScenarioChanges.Of(clusters[changed].Scenario, [.. change.Select(one => (one.Name, one.Text))]));
            }
            catch (InvalidInputException invalid)
            {
                problems.AddRange(invalid.Problems);
            }
        }

        return problems.Count > 0 ? throw new InvalidInputException(problems) : new AskedScenario(clusters, asked);

        int? PlaceOf(string? name, string at)
        {
            var found = name is null && names.Count == 1 ? 0 : names.ToList().IndexOf(name ?? "");
            if (found < 0)
            {
                var said = name is null ? "say of which cluster" : $"there is no cluster {ShownText.Quoted(name)} in this text";
                problems.Add(new InputProblem(at, $"{said}; it has {string.Join(", ", names)}."));
            }

            return found < 0 ? null : found;
        }
    }

    /// <summary>The plan of another scenario in its place. It need not be one to be built.</summary>
    public ClusterPlan Again(ClusterScenario changed) => Clusters.Count == 1
        ? ClusterPlanner.Unchecked(changed, InstanceCatalog.Default)
        : new VpcPlan(With(Clusters, Place, changed), InstanceCatalog.Default).Clusters[Place];

    // Clusters of one text share its VPC, subnets and consumers.
    private static IReadOnlyList<ClusterSource> With(IReadOnlyList<ClusterSource> clusters, int place, ClusterScenario changed) =>
    [
        .. clusters.Select((source, index) => source with
        {
            Scenario = index == place ? changed : source.Scenario with { Vpc = changed.Vpc, Subnets = changed.Subnets, Consumers = changed.Consumers },
        }),
    ];
}
