using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using EksCalc.Cli.Tests;
using EksCalc.Cni;
using EksCalc.Exchange;
using EksCalc.Exchange.Tests;
using EksCalc.Input;
using EksCalc.Instances;
using EksCalc.Testing;

namespace EksCalc.Web.Tests;

/// <summary>The model in the browser gives the bytes that the command prints: 500 random questions of every kind.</summary>
[Collection(nameof(ExplorerSite))]
public sealed class SameBytesTests(ExplorerSite site)
{
    private const int Nodes = 200;
    private const int MaxPods = 80;
    private const int Sweeps = 80;
    private const int Plans = 60;
    private const int Checks = 40;
    private const int ScenarioSweeps = 20;
    private const int Simulations = 20;

    private static readonly string[] Modes = ["secondaryIp", "prefixDelegation", "customNetworking", "customNetworkingWithPrefixes", "ipv6"];
    private static readonly string[] Values = ["0", "1", "2", "5", "16", "40", "-3", "", "many", "007", "1e3"];

    private readonly Random random = new(17);

    [Fact]
    public async Task Node_Random_IsTheCommands() => await AssertSameAsync([.. Enumerable.Range(0, Nodes).Select(_ => Node())], leastResults: Nodes * 9 / 10);

    [Fact]
    public async Task MaxPods_Random_IsTheCommands() => await AssertSameAsync([.. Enumerable.Range(0, MaxPods).Select(_ => OfMaxPods())], leastResults: MaxPods);

    [Fact]
    public async Task Sweep_Random_IsTheCommands() => await AssertSameAsync([.. Enumerable.Range(0, Sweeps).Select(_ => OfNodes())], leastResults: Sweeps * 7 / 10);

    [Fact]
    public async Task Scenario_Random_IsTheCommands()
    {
        using var folder = new TemporaryFolder();
        var cases = Enumerable.Range(0, Plans + Checks + ScenarioSweeps).Select(number =>
        {
            var text = ScenarioFile.Write(Scenario(number));
            var file = folder.Write(string.Create(CultureInfo.InvariantCulture, $"s{number}.yaml"), text);
            return number < Plans ? new Case("Plan", Of(("text", text), ("file", file)), ["plan", file])
                : number < Plans + Checks ? new Case("Check", Of(("text", text), ("file", file)), ["check", file, "--fail-on", "never"])
                : OfScenario(text, file);
        }).ToList();

        await AssertSameAsync(cases, leastResults: (Plans + Checks) / 2);
    }

    [Fact]
    public async Task Recommend_Examples_IsTheCommands()
    {
        var cases = ((string[])["small-dev", "ipv6"]).Select(name => Repository.PathOf($"data/scenarios/{name}.yaml"))
            .Select(file => new Case("Recommend", Of(("text", File.ReadAllText(file)), ("growth", 20)), ["recommend", file, "--growth", "20"])).ToList();

        await AssertSameAsync(cases, leastResults: 2);
    }

    [Fact]
    public async Task Simulate_Random_IsTheCommands()
    {
        using var folder = new TemporaryFolder();
        var cases = Enumerable.Range(0, Simulations).Select(number =>
        {
            var text = NodeScenario();
            var file = folder.Write(string.Create(CultureInfo.InvariantCulture, $"n{number}.json"), text);
            return number % 2 == 0 ? new Case("Simulate", Of(("text", text)), ["node", "simulate", file]) : new Case("Simulate", Of(("text", text), ("seed", number)), ["node", "simulate", file, "--seed", number.ToString(CultureInfo.InvariantCulture)]);
        }).ToList();

        await AssertSameAsync(cases, leastResults: Simulations);
    }

    private async Task AssertSameAsync(IReadOnlyList<Case> cases, int leastResults)
    {
        var page = await site.SharedAsync();
        var answers = await Ask.AllAsync(page, [.. cases.Select(one => (one.Name, one.Question))]);
        Assert.Equal(cases.Count, answers.Count);
        var results = 0;
        foreach (var (one, answer) in cases.Zip(answers))
        {
            var (exitCode, output, error) = await Tool.RunAsync([.. one.Arguments, "--format", "json"]);
            if (exitCode == 2)
            {
                var problems = JsonNode.Parse(answer)!["problems"]!.AsArray().Select(problem => $"ekscalc: {ShownText.Line($"{problem!["place"]}: {problem["message"]}")}\n");
                Assert.Equal(error, string.Concat(problems));
                continue;
            }

            results++;
            Assert.Equal(output, answer + "\n");
        }

        Assert.True(results >= leastResults, $"only {results} of {cases.Count} had a result");
        Assert.Empty(page.Console);
    }

    private Case Node()
    {
        var (type, pods, env) = (Type(), random.Next(120), Environment());
        var arguments = new List<string> { "node", "steady", type, "--pods", Text(pods) };
        foreach (var (name, value) in env)
            arguments.AddRange(["--env", $"{name}={value}"]);
        var question = Of(("instanceType", type), ("pods", pods), ("env", new JsonObject(env.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)))));
        if (random.Next(3) == 0)
        {
            question["kind"] = "Karpenter";
            arguments.AddRange(["--kind", "karpenter"]);
        }
        else if (random.Next(3) == 0)
        {
            question["maxPods"] = 40;
            arguments.AddRange(["--max-pods", "40"]);
        }

        return new Case("Node", question, arguments);
    }

    private Case OfMaxPods()
    {
        var question = Of(("instanceType", Type()), ("prefixDelegation", random.Next(2) == 0), ("customNetworking", random.Next(2) == 0));
        var arguments = new List<string> { "max-pods", question["instanceType"]!.ToString() };
        if ((bool)question["prefixDelegation"]!)
            arguments.Add("--prefix-delegation");
        if ((bool)question["customNetworking"]!)
            arguments.Add("--custom-networking");
        string[] kinds = ["", "Managed", "SelfManaged", "Karpenter", "AutoMode"];
        if (kinds[random.Next(kinds.Length)] is { Length: > 0 } kind)
        {
            question["kind"] = kind;
            arguments.AddRange(["--kind", kind]);
        }

        return new Case("MaxPods", question, arguments);
    }

    private Case OfNodes()
    {
        List<(string Name, string Text)> over = [("instanceType", Type()), ("mode", Modes[random.Next(Modes.Length)]), ("pods", $"0..{random.Next(60)}"), ("subnet", Text(random.Next(16, 29)))];
        if (random.Next(2) == 0)
            over.Add(("cni.WARM_IP_TARGET", "0,2,5..7"));
        if (random.Next(8) == 0)
            over.Add(("cni.WARM_ENI_TARGET", "few"));
        return Swept("Sweep", Of(("over", Pairs(over))), ["sweep", .. over.Select(one => $"{one.Name}={one.Text}")]);
    }

    private static Case OfScenario(string text, string file)
    {
        List<(string Name, string Text)> over = [("subnets.*.prefixLength", "20..26"), ("mode", "secondaryIp,prefixDelegation")];
        return Swept("Sweep", Of(("text", text), ("over", Pairs(over))), ["sweep", file, .. over.Select(one => $"{one.Name}={one.Text}")]);
    }

    private static Case Swept(string name, JsonObject question, List<string> arguments) => new(name, question, arguments);

    private string NodeScenario()
    {
        var type = InstanceCatalog.Default.Get(random.Next(2) == 0 ? "m5.large" : "c5.2xlarge");
        var events = new JsonArray();
        for (var pod = 0; pod < random.Next(1, 40); pod++)
        {
            var at = random.Next(400);
            events.Add(Of(("t", at), ("op", "add"), ("pod", $"p{pod}")));
            if (random.Next(2) == 0)
                events.Add(Of(("t", at + random.Next(1, 200)), ("op", "del"), ("pod", $"p{pod}")));
        }

        var sorted = new JsonArray([.. events.OrderBy(one => (int)one!["t"]!).Select(one => one!.DeepClone())]);
        return Of(
            ("node", Of(("instanceType", type.Name), ("maxENI", type.MaxEnis), ("ipv4PerENI", type.Ipv4PerEni), ("maxPods", 29), ("trunkingCompatible", false))),
            ("mode", Of(("prefixDelegation", random.Next(2) == 0))), ("env", Of(("WARM_IP_TARGET", Text(random.Next(6))))), ("subnetFree", random.Next(20, 300)), ("events", sorted), ("until", 900)).ToJsonString();
    }

    private string Type() => InstanceCatalog.Default.Types[random.Next(InstanceCatalog.Default.Types.Count)].Name;

    private Dictionary<string, string> Environment()
    {
        var names = CniVariables.OfAddresses.Select(variable => variable.Name).ToList();
        return Enumerable.Range(0, random.Next(5)).Select(_ => names[random.Next(names.Count)]).Distinct().ToDictionary(name => name, _ => Values[random.Next(Values.Length)]);
    }

    private static Clusters.ClusterScenario Scenario(int number) => Generators.Scenario.Generate(new PCG((uint)number, 17), null, out _);

    private static JsonArray Pairs(IEnumerable<(string Name, string Text)> values) => new([.. values.Select(value => Of(("name", value.Name), ("text", value.Text)))]);

    private static JsonObject Of(params (string Name, JsonNode? Value)[] members) => new(members.Select(member => KeyValuePair.Create(member.Name, member.Value)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Case(string Name, JsonObject Question, IReadOnlyList<string> Arguments);
}
