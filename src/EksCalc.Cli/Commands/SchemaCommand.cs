using EksCalc.Exchange;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc schema</c>: the JSON schema of scenario files.</summary>
internal static class SchemaCommand
{
    public static ToolCommand Create(ToolConsole console)
    {
        var command = new ToolCommand(
            "schema",
            "Prints the JSON schema of scenario files, with which editors check and complete them. "
            + "Save it beside a scenario, and begin the scenario with: # yaml-language-server: $schema=scenario.schema.json",
            "schema > scenario.schema.json");
        command.SetAction(_ =>
        {
            console.Output.Write(ScenarioFile.JsonSchema());
            return ExitCode.Done;
        });
        return command;
    }
}
