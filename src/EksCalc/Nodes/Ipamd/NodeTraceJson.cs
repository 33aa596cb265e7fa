using System.Text.Json;
using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <summary>
/// Scenarios and traces as JSON, in the form in which runs of ipamd are recorded: times in seconds with at most three
/// decimals, <c>scenario</c>, <c>steps</c>, <c>ec2Calls</c>, <c>pods</c> and <c>final</c>.
/// </summary>
public static partial class NodeTraceJson
{
    private static readonly Dictionary<string, StepCause> Causes = new()
    {
        ["init"] = StepCause.Init,
        ["tick"] = StepCause.Tick,
        ["reconcile"] = StepCause.Reconcile,
        ["add"] = StepCause.Add,
        ["del"] = StepCause.Delete,
        ["trunk"] = StepCause.Trunk,
    };

    private static readonly Dictionary<string, ActKind> Acts = new()
    {
        ["assign"] = ActKind.Assign,
        ["create"] = ActKind.Create,
        ["attach"] = ActKind.Attach,
        ["unassign"] = ActKind.Unassign,
        ["detach"] = ActKind.Detach,
        ["delete"] = ActKind.Delete,
    };

    private static readonly Dictionary<string, PodEventKind> Operations = new() { ["add"] = PodEventKind.Add, ["del"] = PodEventKind.Delete };

    private static readonly Dictionary<string, Ec2Call> CallNames = Ec2CallCounts.Calls.ToDictionary(call => call.ToString());

    /// <summary>Reads a scenario: the object itself, or a whole trace, of which the scenario is taken.</summary>
    /// <param name="json">The document.</param>
    /// <exception cref="InvalidInputException">It cannot be used; every problem with its JSON path.</exception>
    public static NodeScenario ReadScenario(Stream json) => Read(json, (input, root) =>
    {
        var (scenario, path) = ScenarioOf(root);
        return Scenario(input, scenario, path);
    });

    /// <summary>Reads a whole trace.</summary>
    /// <param name="json">The document.</param>
    /// <exception cref="InvalidInputException">It cannot be used; every problem with its JSON path.</exception>
    public static NodeTrace Read(Stream json) => Read(json, Trace);

    private static T Read<T>(Stream json, Func<JsonInput, JsonElement, T?> read)
        where T : class
    {
        using var document = Parse(json);
        var input = new JsonInput();
        try
        {
            var result = read(input, document.RootElement);
            input.ThrowIfAny();
            return result!;
        }
        catch (InvalidOperationException error) when (error.Message.Contains("UTF-16", StringComparison.Ordinal))
        {
            // The parser looks at the characters of a text only when it is taken, and then does not say where it is.
            throw new InvalidInputException("$", "A text or name in it is no valid Unicode: bytes that are not UTF-8, or half of a surrogate pair.");
        }
    }

    private static JsonDocument Parse(Stream json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException error)
        {
            throw new InvalidInputException($"line {error.LineNumber + 1}, column {error.BytePositionInLine + 1}", $"Not JSON: {WithoutPosition(error.Message)}");
        }
    }

    /// <summary>The message without the position that System.Text.Json appends to it, counted from 0.</summary>
    private static string WithoutPosition(string message) =>
        message.IndexOf(" LineNumber: ", StringComparison.Ordinal) is > 0 and var end ? message[..end] : message;

    private static (JsonElement Scenario, string Path) ScenarioOf(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("scenario", out var scenario) ? (scenario, "$.scenario") : (root, "$");
}
