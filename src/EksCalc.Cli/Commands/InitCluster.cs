using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using EksCalc.Cni;
using EksCalc.Input;
using EksCalc.Instances;
using EksCalc.Vpc;

namespace EksCalc.Cli.Commands;

/// <summary>The options of <c>ekscalc init</c> that say what the cluster is like.</summary>
internal sealed class InitCluster
{
    private static readonly IReadOnlyList<string> Modes = [.. ModeTraits.All.Select(mode => JsonNamingPolicy.CamelCase.ConvertName(mode.Mode.ToString()))];

    private static ScenarioTemplate Usual => ScenarioTemplate.Usual;

    private readonly Option<string?> name = Text("--name", $"The cluster's name (default: {Usual.Name}).", "NAME", ThrowIfNoName);
    private readonly Option<string?> region = Text("--region", $"The Region, which zones are named after (default: {Usual.Region}).", "REGION", ThrowIfNoRegion);
    private readonly Option<int?> zones = CommandOptions.Number("--zones", 2, ScenarioTemplate.MostZones, $"Availability Zones (default: {Usual.Zones}).");
    private readonly Option<string?> vpc = Text("--vpc", $"The VPC's IPv4 block (default: {Usual.Vpc}).", "CIDR", text => CidrBlock.Parse(text));
    private readonly Option<string?> type = Text("--instance-type", $"The nodes' type (default: {Usual.InstanceType}).", "TYPE", text => InstanceCatalog.Default.Get(text));
    private readonly Option<int?> nodes = CommandOptions.Number("--nodes", 1, ScenarioTemplate.MostNodes, $"Nodes as a rule (default: {Usual.Nodes}).");
    private readonly Option<int?> most = CommandOptions.Number("--max-nodes", 1, ScenarioTemplate.MostNodes, "Nodes at most (default: twice as many).");
    private readonly Option<int?> pods = CommandOptions.Number("--pods-per-node", 1, 1_000, $"Pods of a node that need an address (default: {Usual.PodsPerNode}).");

    private readonly Option<ModeOption?> mode = CommandOptions.OneOf(
        "--mode", $"The mode of the VPC CNI (default: {Modes[(int)Usual.Mode]}).", Modes, index => (ModeOption?)ModeTraits.All[index].Mode);

    public InitCluster() => type.CompletionSources.Add(CommandOptions.InstanceTypes);

    /// <summary>What a person is asked, and what an empty answer stands for.</summary>
    public IEnumerable<(Option Option, string Question, string Usual)> Questions =>
    [
        (name, "Name of the cluster", Usual.Name),
        (region, "Region", Usual.Region),
        (zones, "Availability Zones", $"{Usual.Zones}"),
        (vpc, "IPv4 block of the VPC", $"{Usual.Vpc}"),
        (type, "Instance type of the nodes", Usual.InstanceType),
        (nodes, "Nodes as a rule", $"{Usual.Nodes}"),
        (most, "Nodes at most", "twice as many"),
        (pods, "Pods of a node", $"{Usual.PodsPerNode}"),
        (mode, $"Mode ({string.Join(", ", Modes)})", Modes[(int)Usual.Mode]),
    ];

    private IEnumerable<Option> Options => [name, region, zones, vpc, type, nodes, most, pods, mode];

    public void AddTo(Command command)
    {
        foreach (var option in Options)
            command.Add(option);
    }

    /// <summary>The names of those that are given.</summary>
    public IEnumerable<string> Given(CommandResult result) =>
        Options.Where(option => result.GetResult(option) is { Implicit: false }).Select(option => option.Name);

    /// <summary>The scenario that the options say.</summary>
    /// <exception cref="InvalidInputException">There is none: the VPC is too small, or nodes serve fewer pods.</exception>
    public string ScenarioOf(ParseResult parsed)
    {
        var asRule = parsed.GetValue(nodes) ?? Usual.Nodes;
        return (Usual with
        {
            Name = parsed.GetValue(name) ?? Usual.Name,
            Region = parsed.GetValue(region) ?? Usual.Region,
            Zones = parsed.GetValue(zones) ?? Usual.Zones,
            Vpc = parsed.GetValue(vpc) is { } block ? CidrBlock.Parse(block) : Usual.Vpc,
            InstanceType = parsed.GetValue(type) ?? Usual.InstanceType,
            Nodes = asRule,
            MaxNodes = Math.Max(asRule, parsed.GetValue(most) ?? Math.Min(2 * asRule, ScenarioTemplate.MostNodes)),
            PodsPerNode = parsed.GetValue(pods) ?? Usual.PodsPerNode,
            Mode = parsed.GetValue(mode) ?? Usual.Mode,
        }).Fitted();
    }

    private static Option<string?> Text(string name, string description, string helpName, Action<string> judge)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = helpName };
        option.Validators.Add(result =>
        {
            try
            {
                if (result.Tokens is [var text])
                    judge(text.Value);
            }
            catch (InvalidInputException invalid)
            {
                result.AddError($"{name}: {invalid.Message}");
            }
        });
        return option;
    }

    // EKS takes no other names of clusters.
    private static void ThrowIfNoName(string text)
    {
        if (text.Length is 0 or > 100 || !char.IsAsciiLetterOrDigit(text[0]) || !text.All(each => char.IsAsciiLetterOrDigit(each) || each is '-' or '_'))
            throw new InvalidInputException(ShownText.Short(text), "a name has up to 100 letters, digits, '-' and '_', and begins with a letter or digit.");
    }

    private static void ThrowIfNoRegion(string text)
    {
        if (text.Split('-') is not [.. { Length: >= 2 } words, { Length: 1 } number] || !char.IsAsciiDigit(number[0])
            || !words.All(word => word.Length > 0 && word.All(char.IsAsciiLetterLower)))
            throw new InvalidInputException(ShownText.Short(text), "a Region's name is like eu-west-1.");
    }
}
