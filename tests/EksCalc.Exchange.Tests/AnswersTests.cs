using System.Text.Json.Nodes;
using EksCalc.Exchange.Results;
using EksCalc.Testing;

namespace EksCalc.Exchange.Tests;

/// <summary>The explorer's questions that no command asks: a plan without what takes longer, and one of several clusters.</summary>
public sealed class AnswersTests
{
    private const string Several = """
        name: platform
        vpc: { cidrs: [10.0.0.0/16] }
        subnets:
          - { name: a, zone: eu-west-1a, cidr: 10.0.0.0/23, usedAddresses: 9 }
          - { name: b, zone: eu-west-1b, cidr: 10.0.4.0/23 }
        consumers: [{ kind: natGateway, subnets: [a] }]
        clusters:
          - name: shop
            cni: { WARM_IP_TARGET: "5" }
            nodeGroups: [{ name: web, instanceTypes: [m5.2xlarge], count: 6, podsPerNode: 30 }]
          - name: search
            controlPlaneSubnets: [a, b]
            nodeGroups: [{ name: index, kind: karpenter, instanceTypes: [r6i.xlarge], count: 4, podsPerNode: 20 }]

        """;

    private static readonly string[] Headroom = ["headroomNodes", "headroomPods", "fullFirst"];

    [Theory]
    [InlineData(null)]
    [InlineData("search")]
    public void Plan_WithoutFindings_IsTheRestOfTheWhole(string? cluster)
    {
        foreach (var text in (string[])[Several, File.ReadAllText(Repository.PathOf("data/scenarios/large-secondary-ip.yaml"))])
        {
            var asked = new JsonObject { ["text"] = text, ["modes"] = false };
            if (cluster is not null && text == Several)
                asked["cluster"] = cluster;
            var whole = Ask("Plan", asked);
            var brief = Ask("Plan", With(asked, "findings", false));

            Assert.NotEmpty(whole["findings"]!.AsArray());
            whole["findings"] = new JsonArray();
            foreach (var group in whole["nodeGroups"]!.AsArray())
                Assert.All(Headroom, name => Assert.True(group!.AsObject().Remove(name)));
            Assert.Equal(whole.ToJsonString(), brief.ToJsonString());
        }
    }

    [Theory]
    [InlineData("m5.large", null, "")]
    [InlineData("m5.large", "AutoMode", "")]
    [InlineData("c5.4xlarge", "Karpenter", "ENABLE_PREFIX_DELEGATION=true WARM_PREFIX_TARGET=0")]
    [InlineData("t3.small", "Managed", "WARM_IP_TARGET=+3 MAX_ENI=many")]
    public void Curve_AnyNode_IsTheNodeWithEachNumberOfPods(string type, string? kind, string variables)
    {
        const int most = 60;
        JsonObject Asked(int pods)
        {
            var env = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split('=')).Select(pair => KeyValuePair.Create(pair[0], (JsonNode?)pair[1]));
            var asked = new JsonObject { ["instanceType"] = type, ["pods"] = pods, ["env"] = new JsonObject(env) };
            if (kind is not null)
                asked["kind"] = kind;
            return asked;
        }

        var curve = Ask("Curve", Asked(most));

        var nodes = Enumerable.Range(0, most + 1).Select(pods => Ask("Node", Asked(pods))).ToList();
        Assert.Equal(nodes.Select(node => (int)node["subnetAddresses"]!), curve["subnetAddresses"]!.AsArray().Select(value => (int)value!));
        Assert.Equal(nodes.Select(node => (int)node["assignedAddresses"]!), curve["assignedAddresses"]!.AsArray().Select(value => (int)value!));
    }

    [Theory]
    [InlineData(10_001, "a curve has 0 to 10,000 of them, not 10,001.")]
    [InlineData(int.MaxValue, "a curve has 0 to 10,000 of them, not 2,147,483,647.")]
    public void Curve_TooManyPods_IsRefused(int pods, string message) =>
        Assert.Equal(message, (string)Ask("Curve", new JsonObject { ["instanceType"] = "m5.large", ["pods"] = pods })["problems"]![0]!["message"]!);

    [Fact]
    public void Plan_OfOneOfSeveral_HasItsGroupsAndWhatAllTakeOfTheSubnets()
    {
        var all = Ask("Plan", new JsonObject { ["text"] = Several });
        var search = Ask("Plan", new JsonObject { ["text"] = Several, ["cluster"] = "search" });

        Assert.Equal(["shop", "search"], Ask("Clusters", new JsonObject { ["text"] = Several }).AsArray().Select(name => $"{name}"));
        Assert.Equal(Column(all, "subnets", "peakAddresses"), Column(search, "subnets", "peakAddresses"));
        Assert.Equal(["index"], Column(search, "nodeGroups", "name"));
        Assert.Equal(Column(all, "nodeGroups", "headroomNodes")[1], Column(search, "nodeGroups", "headroomNodes")[0]);
        Assert.Equal(
            all["findings"]!.AsArray().Where(found => found!["clusters"]!.AsArray() is var of && (of.Count == 0 || of.Any(name => $"{name}" == "search"))).Select(found => $"{found!["message"]}"),
            Column(search, "findings", "message"));
        // In its own mode it is as it is; the others are planned beside shop too.
        Assert.Equal(["True"], search["modes"]!.AsArray().Where(mode => (bool)mode!["configured"]!).Select(mode => $"{(bool)mode!["fits"]! == (bool)search["fits"]!}"));
        Assert.Equal(5, search["modes"]!.AsArray().Count);
    }

    [Fact]
    public void Plan_WithChangesOfClusters_IsThatOfTheTextThatHasThem()
    {
        var changes = new JsonArray(
            Change("nodeGroups.web.count", "3", "shop"), Change("nodeGroups.index.podsPerNode", "11", "search"), Change("subnets.b.prefixLength", "22", "search"), Change("cni.WARM_IP_TARGET", "7", "search"));
        var asked = new JsonObject { ["text"] = Several, ["changes"] = changes };

        var written = $"{Ask("Write", asked.DeepClone())["text"]}";

        Assert.Contains("name: shop", written, StringComparison.Ordinal);
        Assert.Contains("10.0.4.0/22", written, StringComparison.Ordinal);
        foreach (var cluster in (string?[])[null, "shop", "search"])
            Assert.Equal(Plan(With(asked, "cluster", cluster)), Plan(new JsonObject { ["text"] = written, ["cluster"] = cluster }));
    }

    [Fact]
    public void Sweep_OfOneOfSeveral_IsItsPlanAtEachValue()
    {
        var columns = Ask("Sweep", new JsonObject
        {
            ["text"] = Several,
            ["cluster"] = "shop",
            ["over"] = new JsonArray(Change("nodeGroups.web.count", "5..14:3")),
            ["measures"] = new JsonArray("peakAddresses", "fits"),
        })["columns"]!;

        for (var row = 0; row < 4; row++)
        {
            var plan = Ask("Plan", new JsonObject { ["text"] = Several, ["cluster"] = "shop", ["changes"] = new JsonArray(Change("nodeGroups.web.count", $"{5 + (3 * row)}", "shop")) });
            Assert.Equal((long)columns["peakAddresses"]![row]!, plan["subnets"]!.AsArray().Sum(subnet => (long)subnet!["peakAddresses"]!));
            Assert.Equal((bool)columns["fits"]![row]!, (bool)plan["fits"]!);
        }

        Assert.True((bool)columns["fits"]![0]!);
        Assert.False((bool)columns["fits"]![3]!);
    }

    [Theory]
    [InlineData("""{ "cluster": "none" }""", "cluster", "there is no cluster 'none' in this text; it has shop, search.")]
    [InlineData("""{ "changes": [{ "name": "nodeGroups.web.count", "text": "3" }] }""", "nodeGroups.web.count", "say of which cluster; it has shop, search.")]
    [InlineData("""{ "changes": [{ "name": "nodeGroups.web.count", "text": "3", "cluster": "else" }] }""", "nodeGroups.web.count", "there is no cluster 'else' in this text; it has shop, search.")]
    public void Plan_OfNoCluster_SaysWhichThereAre(string more, string place, string message)
    {
        var asked = JsonNode.Parse(more)!.AsObject();
        asked["text"] = Several;

        var problem = Assert.Single(Ask("Plan", asked)["problems"]!.AsArray())!;

        Assert.Equal((place, message), ($"{problem["place"]}", $"{problem["message"]}"));
    }

    private static JsonNode Ask(string name, JsonNode question) => JsonNode.Parse(Answers.To(name, question.ToJsonString()))!;

    private static string Plan(JsonObject question) => Answers.To("Plan", question.ToJsonString());

    private static JsonObject With(JsonObject asked, string name, JsonNode? value)
    {
        var changed = asked.DeepClone().AsObject();
        changed[name] = value;
        return changed;
    }

    private static JsonObject Change(string name, string text, string? cluster = null)
    {
        var change = new JsonObject { ["name"] = name, ["text"] = text };
        if (cluster is not null)
            change["cluster"] = cluster;
        return change;
    }

    private static IReadOnlyList<string> Column(JsonNode result, string rows, string name) => [.. result[rows]!.AsArray().Select(row => $"{row![name]}")];
}
