using System.Text.Json;
using EksCalc.Ec2;
using EksCalc.Input;
using EksCalc.Nodes.Ipamd;

namespace EksCalc.Exchange.Traces;

/// <summary>
/// Scenarios and traces as JSON, in the form in which runs of ipamd are recorded: times in seconds with at most three
/// decimals, <c>scenario</c>, <c>steps</c>, <c>ec2Calls</c>, <c>pods</c> and <c>final</c>.
/// </summary>
public static partial class NodeTraceJson
{
    /// <summary>Largest scenario or trace that is read, in bytes: 64 MiB, hundreds of times the largest recorded one.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    private static readonly Dictionary<string, StepCause> Causes = new()
    {
        ["init"] = StepCause.Init,
        ["tick"] = StepCause.Tick,
        ["reconcile"] = StepCause.Reconcile,
        ["add"] = StepCause.Add,
        ["del"] = StepCause.Delete,
        ["trunk"] = StepCause.Trunk,
        ["cleanup"] = StepCause.Cleanup,
        ["cordon"] = StepCause.Cordon,
        ["uncordon"] = StepCause.Uncordon,
        ["terminate"] = StepCause.Terminate,
        ["restart"] = StepCause.Restart,
        ["tags"] = StepCause.Tags,
    };

    private static readonly Dictionary<string, ActKind> Acts = new()
    {
        ["assign"] = ActKind.Assign,
        ["create"] = ActKind.Create,
        ["attach"] = ActKind.Attach,
        ["unassign"] = ActKind.Unassign,
        ["detach"] = ActKind.Detach,
        ["delete"] = ActKind.Delete,
        ["assign6"] = ActKind.AssignIpv6,
        ["unassign6"] = ActKind.UnassignIpv6,
        ["call"] = ActKind.Call,
    };

    private static readonly Dictionary<string, Ec2Call> CallNames = Ec2CallCounts.Calls.ToDictionary(call => call.ToString());

    /// <summary>Reads a scenario: the object itself, or a whole trace, of which the scenario is taken.</summary>
    /// <param name="json">The document.</param>
    /// <exception cref="InvalidInputException">It cannot be used; every problem with its JSON path.</exception>
    public static NodeScenario ReadScenario(Stream json) => Read(json, (input, root) =>
    {
        var (scenario, path) = ScenarioOf(root);
        if (path != "$")
            input.Keys(root, "$", TraceKeys);
        return Scenario(input, scenario, path);
    });

    /// <summary>Reads a whole trace.</summary>
    /// <param name="json">The document.</param>
    /// <exception cref="InvalidInputException">It cannot be used; every problem with its JSON path.</exception>
    public static NodeTrace Read(Stream json) => Read(json, Trace);

    private static T Read<T>(Stream json, Func<JsonInput, JsonElement, T?> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(json);
        using var document = Parse(json);
        var input = new JsonInput();
        var result = read(input, document.RootElement);
        input.ThrowIfAny();
        return result!;
    }

    private static JsonDocument Parse(Stream json)
    {
        if (!BoundedBytes.TryRead(json, MostBytes, out var bytes))
            throw new InvalidInputException("file", $"it is larger than {MostBytes / 1024 / 1024} MiB.");
        bytes = bytes[^Utf8Text.WithoutMark(bytes.Span).Length..];
        if (Utf8Text.FirstInvalid(bytes.Span) is >= 0 and var wrongAt)
            throw NotText(bytes, wrongAt, "not UTF-8 text");
        try
        {
            if (JsonText.FirstInvalid(bytes.Span) is >= 0 and var at)
                throw NotText(bytes, at, JsonText.Wrong);
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException error)
        {
            throw new InvalidInputException($"line {error.LineNumber + 1}, column {error.BytePositionInLine + 1}", $"Not JSON: {WithoutPosition(error.Message)}");
        }
    }

    private static InvalidInputException NotText(ReadOnlyMemory<byte> bytes, int at, string what)
    {
        var place = Utf8Text.PlaceOf(bytes.Span, at);
        return new InvalidInputException($"line {place.Line}, column {place.Column}", $"{what}.");
    }

    /// <summary>The message without the position that System.Text.Json appends to it, counted from 0.</summary>
    private static string WithoutPosition(string message) =>
        message.IndexOf(" LineNumber: ", StringComparison.Ordinal) is > 0 and var end ? message[..end] : message;

    private static (JsonElement Scenario, string Path) ScenarioOf(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("scenario", out var scenario) ? (scenario, "$.scenario") : (root, "$");
}
