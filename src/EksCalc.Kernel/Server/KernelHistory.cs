using System.IO.Enumeration;
using System.Text.Json.Nodes;
using EksCalc.Kernel.Messaging;

namespace EksCalc.Kernel.Server;

/// <summary>What was run in this session, to look it up. The oldest is forgotten.</summary>
internal sealed class KernelHistory
{
    private const int MostEntries = 10_000;
    private const int MostCharacters = 32 * 1024 * 1024;
    private const int Session = 1;

    private readonly Queue<Entry> entries = new();
    private int characters;

    public void Add(int number, string code, string? result)
    {
        entries.Enqueue(new Entry(number, code, result));
        characters += code.Length + (result?.Length ?? 0);
        while (entries.Count > MostEntries || characters > MostCharacters && entries.Count > 1)
        {
            var oldest = entries.Dequeue();
            characters -= oldest.Code.Length + (oldest.Result?.Length ?? 0);
        }
    }

    /// <summary>The content of a <c>history_reply</c>.</summary>
    /// <param name="request">The request's content.</param>
    public JsonObject Find(JsonObject request)
    {
        var withResults = MessageContent.Flag(request, "output", false);
        var found = MessageContent.Text(request, "hist_access_type") switch
        {
            "range" => Range(request),
            "search" => Search(request),
            _ => entries,
        };
        if (MessageContent.Text(request, "hist_access_type") != "range" && MessageContent.Number(request, "n") is { } most)
            found = found.TakeLast(Math.Max(most, 0));
        return new JsonObject
        {
            ["status"] = "ok",
            ["history"] = new JsonArray([.. found.Select(entry => (JsonNode)new JsonArray(
                Session, entry.Number, withResults ? new JsonArray(entry.Code, entry.Result) : JsonValue.Create(entry.Code)))]),
        };
    }

    // Session 0 is the present one, negative ones are before it; there is one only.
    private IEnumerable<Entry> Range(JsonObject request)
    {
        if (MessageContent.Number(request, "session") is not (null or 0 or Session))
            return [];
        var start = MessageContent.Number(request, "start") ?? 0;
        var stop = MessageContent.Number(request, "stop") ?? int.MaxValue;
        return entries.Where(entry => entry.Number >= start && entry.Number < stop);
    }

    private IEnumerable<Entry> Search(JsonObject request)
    {
        var pattern = MessageContent.Text(request, "pattern", "*");
        var found = entries.Where(entry => FileSystemName.MatchesSimpleExpression(pattern, entry.Code, ignoreCase: false));
        return MessageContent.Flag(request, "unique", false) ? found.Reverse().DistinctBy(entry => entry.Code).Reverse() : found;
    }

    private sealed record Entry(int Number, string Code, string? Result);
}
