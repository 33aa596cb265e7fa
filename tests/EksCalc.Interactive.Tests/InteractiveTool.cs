using System.Diagnostics;
using System.Text.Json.Nodes;
using EksCalc.Testing;

namespace EksCalc.Interactive.Tests;

/// <summary>The tool dotnet-interactive of this repository's manifest, spoken to as an editor does: commands as lines of JSON in, events out.</summary>
internal sealed class InteractiveTool : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private int submissions;

    private InteractiveTool(Process process) => this.process = process;

    /// <summary>Starts it; ends the test where <c>dotnet tool restore</c> has not brought it.</summary>
    /// <param name="packages">The folder that packages are unpacked to.</param>
    public static async Task<InteractiveTool> StartAsync(string packages)
    {
        var start = new ProcessStartInfo("dotnet", ["tool", "run", "dotnet-interactive", "--", "stdio", "--working-dir", packages])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["NUGET_PACKAGES"] = packages, ["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1" },
        };
        var tool = new InteractiveTool(Process.Start(start)!);
        if (await tool.NextAsync(happened => (string?)happened["eventType"] == "KernelReady") is null)
        {
            tool.Dispose();
            Assert.Skip("dotnet-interactive is not there; dotnet tool restore brings it where the manifest names it.");
        }

        return tool;
    }

    /// <summary>Runs a cell of C# with magics; what it showed as one MIME type.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(string code, string mimeType)
    {
        var token = $"cell{++submissions}";
        var command = new JsonObject
        {
            ["token"] = token,
            ["commandType"] = "SubmitCode",
            ["command"] = new JsonObject { ["code"] = code, ["targetKernelName"] = "csharp" },
            ["routingSlip"] = new JsonArray(),
        };
        await process.StandardInput.WriteLineAsync(command.ToJsonString());
        await process.StandardInput.FlushAsync();

        var shown = new List<string>();
        var end = await NextAsync(happened =>
        {
            var values = happened["event"]?["formattedValues"] as JsonArray ?? [];
            shown.AddRange(values.Where(value => (string?)value!["mimeType"] == mimeType).Select(value => (string)value!["value"]!));
            return (string?)happened["eventType"] is "CommandSucceeded" or "CommandFailed" && (string?)happened["command"]?["token"] == token;
        });
        Assert.Equal(("CommandSucceeded", null), ((string?)end?["eventType"], (string?)end?["event"]?["message"]));
        return shown;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private async Task<JsonObject?> NextAsync(Func<JsonObject, bool> isIt)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith('{') && JsonNode.Parse(line) is JsonObject happened && isIt(happened))
                return happened;
        }

        return null;
    }
}
