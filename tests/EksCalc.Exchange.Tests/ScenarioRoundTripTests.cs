using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using EksCalc.Clusters;
using EksCalc.Exchange.Documents;
using EksCalc.Exchange.Scenarios;
using EksCalc.Testing;
using EksCalc.Vpc;

namespace EksCalc.Exchange.Tests;

public class ScenarioRoundTripTests
{
    /// <summary>Two scenarios are equal if all their parts are; records compare their lists by reference.</summary>
    private static readonly JsonSerializerOptions EveryPart = new() { Converters = { new AsText<CidrBlock>(), new AsText<IPNetwork>() } };

    private static readonly JsonSerializerOptions Tabbed = new() { WriteIndented = true, IndentCharacter = '\t', IndentSize = 1 };

    [Fact]
    public void Write_AnyScenario_ReadsBackEqual() => Generators.Scenario.ForAll(
        scenario => Assert.Equal(Parts(scenario), Parts(Read(ScenarioFile.Write(scenario), "random.yaml"))),
        iter: 1000);

    [Fact]
    public void Read_JsonOfAnyScenario_IsTheSameScenario() => Generators.Scenario.ForAll(
        scenario => Assert.Equal(Parts(scenario), Parts(Read(JsonOf(scenario), "random.json"))),
        iter: 1000);

    [Fact]
    public void Write_Example_IsReadable() =>
        Snapshot.Match(ScenarioFile.Write(ScenarioFile.Read(Repository.PathOf("data/scenarios/custom-networking-100-64.yaml"))), "written.yaml");

    private static ClusterScenario Read(string text, string name)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return ScenarioFile.Read(stream, name);
    }

    private static string Parts(ClusterScenario scenario) => JsonSerializer.Serialize(scenario, EveryPart);

    /// <summary>The scenario as a JSON file as other programs write it: indented or not, everything beyond ASCII escaped.</summary>
    private static string JsonOf(ClusterScenario scenario)
    {
        var tree = new DocumentWriter(ScenarioFormat.Instance).Tree(ScenarioWriter.Document(scenario));
        return JsonSerializer.Serialize(Plain(tree), scenario.Subnets.Count % 2 == 0 ? Tabbed : JsonSerializerOptions.Default);
    }

    private static object Plain(Node node) => node switch
    {
        MapNode map => map.Entries.ToDictionary(entry => entry.Key, entry => Plain(entry.Value.Value)),
        ListNode list => list.Items.Select(Plain).ToList(),
        ScalarNode { Kind: ScalarKind.Text } text => text.Text,
        ScalarNode other => JsonDocument.Parse(other.Text).RootElement,
        _ => throw new InvalidOperationException($"{node.Shown} is never written."),
    };

    private sealed class AsText<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue($"{value}");
    }
}
