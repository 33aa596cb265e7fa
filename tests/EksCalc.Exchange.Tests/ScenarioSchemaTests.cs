using System.Text;
using System.Text.Json.Nodes;
using EksCalc.Testing;

namespace EksCalc.Exchange.Tests;

/// <summary>What people and editors are told about scenario files is what reading them does.</summary>
public class ScenarioSchemaTests
{
    private const string TablesBegin = "<!-- keys -->\n";
    private const string TablesEnd = "<!-- /keys -->\n";

    private static readonly string Document = Repository.PathOf("docs/scenario.md");

    [Fact]
    public void JsonSchema_IsTheFileThatEditorsUse() =>
        Snapshot.MatchFile(ScenarioFile.JsonSchema(), Repository.PathOf("data/schema/scenario.schema.json"));

    [Fact]
    public void Document_KeysAreThoseOfTheSchema()
    {
        var text = File.ReadAllText(Document).ReplaceLineEndings("\n");
        var begin = text.IndexOf(TablesBegin, StringComparison.Ordinal) + TablesBegin.Length;
        var end = text.IndexOf(TablesEnd, StringComparison.Ordinal);

        Snapshot.MatchFile($"{text[..begin]}{KeyReference.Markdown(JsonNode.Parse(ScenarioFile.JsonSchema())!.AsObject())}\n{text[end..]}", Document);
    }

    [Fact]
    public void Document_ItsExample_IsRead()
    {
        var text = File.ReadAllText(Document).ReplaceLineEndings("\n");
        var example = text.Split("```yaml\n")[1].Split("```")[0];
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(example));

        Assert.Equal("two-zones", ScenarioFile.Read(stream, "scenario.md").Name);
    }
}
