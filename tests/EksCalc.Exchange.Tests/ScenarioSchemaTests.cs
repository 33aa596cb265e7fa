using EksCalc.Testing;

namespace EksCalc.Exchange.Tests;

public class ScenarioSchemaTests
{
    [Fact]
    public void JsonSchema_IsTheFileThatEditorsUse() =>
        Snapshot.MatchFile(ScenarioFile.JsonSchema(), Repository.PathOf("data/schema/scenario.schema.json"));
}
