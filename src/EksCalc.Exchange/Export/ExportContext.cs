using EksCalc.Advice.Decisions;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Exchange.Documents;
using EksCalc.Input;
using EksCalc.Instances;
using EksCalc.Vpc;

namespace EksCalc.Exchange.Export;

/// <summary>What all forms of an export need of a scenario without problems, and the notes they leave.</summary>
internal sealed class ExportContext
{
    private readonly Dictionary<string, SubnetSetup> subnetOf;
    private readonly ExportFormat format;
    private readonly List<string> notes = [];

    /// <param name="scenario">The scenario.</param>
    /// <param name="format">The form.</param>
    /// <param name="design">The design that comes to the scenario, of which the form does steps; null for the scenario by itself.</param>
    public ExportContext(ClusterScenario scenario, ExportFormat format, Design? design)
    {
        (Scenario, Design) = (scenario, design);
        this.format = format;
        Settings = scenario.Settings;
        ClusterName = design is { TakesNewCluster: true } ? design.NewClusterName : scenario.ClusterName ?? Settings.ClusterName;
        subnetOf = scenario.Subnets.ToDictionary(subnet => subnet.Name);
        var names = ValidNames.OfKubernetes(scenario.EniConfigs.Keys);
        EniConfigs = [.. scenario.EniConfigs.OrderBy(config => config.Key, StringComparer.Ordinal)
            .Select(config => new ExportedEniConfig(config.Key, names[config.Key], subnetOf[config.Value.Subnet], config.Value.SecurityGroups))];
    }

    public ClusterScenario Scenario { get; }

    public CniSettings Settings { get; }

    /// <summary>The design that comes to the scenario; null for the scenario by itself.</summary>
    public Design? Design { get; }

    /// <summary>The scenario as it is today; null where only <see cref="Scenario"/> is known.</summary>
    public ClusterScenario? Today => Design?.From;

    /// <summary>Where a file comes from, in a line.</summary>
    public string Header
    {
        get
        {
            var label = Scenario.Name.Length > 0 ? ShownText.Quoted(Scenario.Name) : "a scenario without a name";
            // What a design takes away and adds is in no scenario.
            return Design is not null ? $"Made by: ekscalc, for a design of {label}." : $"Made by: ekscalc export --to {format.ToName()}, of {label}.";
        }
    }

    /// <summary>The EKS cluster's name; null where nobody says it.</summary>
    public string? ClusterName { get; }

    /// <summary>The Region of the subnets.</summary>
    public string Region => new ZoneName(Scenario.Subnets[0].Zone).Region;

    /// <summary>The ENIConfigs, by their names in the scenario.</summary>
    public IReadOnlyList<ExportedEniConfig> EniConfigs { get; }

    /// <summary>Variables that the cluster has and the scenario no longer has.</summary>
    public IReadOnlyList<string> RemovedVariables => [.. Design?.Steps.SelectMany(step => step.RemovedVariables) ?? []];

    /// <summary>The subnets of ENIConfigs that the scenario has no id of, each once.</summary>
    public IReadOnlyList<SubnetSetup> SubnetsWithoutIds => [.. EniConfigs.Select(config => config.Subnet).Where(subnet => subnet.Id is null).Distinct()];

    /// <summary>What a person has to know, each once.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Node groups with their numbers and places, in the scenario's order.</summary>
    public IReadOnlyList<ExportedGroup> Groups(Func<IEnumerable<string>, ValidNames> valid)
    {
        var plans = NodeGroupSizing.Plan(new ClusterNetwork(Scenario), Scenario.NodeGroups, InstanceCatalog.Default);
        var made = Design?.NewNodeGroupNames ?? new Dictionary<string, string>();
        var names = valid([.. Scenario.NodeGroups.Select(group => group.Name), .. made.Values]);
        return [.. Scenario.NodeGroups.Zip(plans, (group, plan) => new ExportedGroup(
            group, names[made.GetValueOrDefault(group.Name, group.Name)], names[group.Name], plan.Nodes, [.. plan.Placement.Subnets.Select(index => Scenario.Subnets[index])], plan.Placement.Zones))];
    }

    /// <summary>Adds to <see cref="Notes"/>.</summary>
    public void Note(string note)
    {
        if (!notes.Contains(note))
            notes.Add(note);
    }

    /// <summary>Adds what is to be known of a group.</summary>
    public void Note(NodeGroup group, string note) => Note($"{ShownText.Quoted(group.Name)}: {note}");

    /// <summary>A subnet's id as far as the scenario knows it.</summary>
    public Node IdOf(SubnetSetup subnet) => IdOf(subnet, "fill it in");

    /// <summary>The same, with what to do where the scenario does not know it.</summary>
    public Node IdOf(SubnetSetup subnet, string instead)
    {
        if (subnet.Id is { } id)
            return Tree.Text(id);
        Note($"The scenario has no id of the subnet {ShownText.Quoted(subnet.Name)}; {instead}.");
        return Tree.Missing($"the id of the subnet {Shown(subnet)}");
    }

    /// <summary>A subnet's id, or where the scenario has none a reference to what is found or asked for.</summary>
    public static Node IdOr(SubnetSetup subnet, Func<SubnetSetup, string> reference) => subnet.Id is { } id ? Tree.Text(id) : new ReferenceNode(reference(subnet));

    /// <summary>The cluster's name as far as the scenario knows it.</summary>
    public Node NameOfCluster()
    {
        if (ClusterName is { } name)
            return Tree.Text(name);
        Note("The scenario has no name of the EKS cluster; fill it in.");
        return Tree.Missing(Design is { TakesNewCluster: true } ? "a name for the new EKS cluster, unlike that of the old one" : "the name of the EKS cluster");
    }

    /// <summary>A comment on a name that could not stay; null for one that did.</summary>
    public string? Renamed(string label, string name, string what)
    {
        if (name == label)
            return null;
        // A number behind its own letters: they were taken.
        var isTaken = name.Length > label.Length && name.StartsWith(label, StringComparison.OrdinalIgnoreCase);
        Note($"The {what} {ShownText.Quoted(label)} is called {name} here, since {(isTaken ? "another has that name but for capitals" : "its own name is not valid")}.");
        return $"{ShownText.Quoted(label)} of the scenario";
    }

    /// <summary>A subnet as comments show it.</summary>
    public static string Shown(SubnetSetup subnet) => $"{ShownText.Quoted(subnet.Name)}, {subnet.Block} in {subnet.Zone}";

    /// <summary>Refuses a scenario that has nothing for a form.</summary>
    public static void Require(bool has, string place, string missing)
    {
        if (!has)
            throw new InvalidInputException(place, missing);
    }
}
