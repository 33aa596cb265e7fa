using System.Text.Json;
using EksCalc.Nodes.Ipamd;

namespace EksCalc.Exchange.Traces;

/// <content>Reading what happens on a node.</content>
public static partial class NodeTraceJson
{
    private static List<NodeEvent> Events(
        JsonInput input, JsonElement json, string path, IReadOnlyDictionary<string, string> variables, JsonElement mode, IReadOnlyList<NodeSubnet> subnets)
    {
        var events = new List<NodeEvent>();
        foreach (var (item, itemPath) in input.Items(json, path, "events"))
        {
            var known = input.Seconds(item, itemPath, "t", required: true);
            if (input.Name(item, itemPath, "op", Operations) is null)
                continue;
            var at = known ?? TimeSpan.Zero;
            var operation = item.GetProperty("op").GetString()!;
            input.Keys(item, itemPath, EventKeys[operation]);
            NodeEvent? happening = operation switch
            {
                "add" or "del" => Pod(input, item, itemPath, at, operation == "add"),
                "cordon" or "uncordon" => new CordonEvent(at, operation == "cordon"),
                "terminate" => new TerminateEvent(at),
                "restart" => Restart(input, item, itemPath, at, variables, mode, $"{path}.mode"),
                _ => Tags(input, item, itemPath, at, subnets),
            };
            if (happening is not null && known is not null)
                events.Add(happening);
        }

        return events;
    }

    private static PodEvent? Pod(JsonInput input, JsonElement json, string path, TimeSpan at, bool starts) =>
        input.Text(json, path, "pod", required: true) is { } pod
            ? new PodEvent(at, starts ? PodEventKind.Add : PodEventKind.Delete, pod) { OnEveryCard = starts && (input.Flag(json, path, "multi") ?? false) }
            : null;

    private static RestartEvent Restart(
        JsonInput input, JsonElement json, string path, TimeSpan at, IReadOnlyDictionary<string, string> variables, JsonElement mode, string modePath)
    {
        var written = input.Member(json, path, "env") is null ? null : Variables(input, json, path);
        var prefixes = input.Flag(json, path, "prefixDelegation");
        return new RestartEvent(at)
        {
            Down = input.Seconds(json, path, "down") ?? TimeSpan.Zero,
            Settings = written is null && prefixes is null ? null : Settings(input, written ?? variables, mode, modePath, prefixes),
            Written = new WrittenRestart(written, prefixes, json.TryGetProperty("down", out _)),
        };
    }

    private static TagsEvent Tags(JsonInput input, JsonElement json, string path, TimeSpan at, IReadOnlyList<NodeSubnet> subnets)
    {
        var tags = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        var all = input.Object(json, path, "tags");
        if (all.ValueKind != JsonValueKind.Object)
            return new TagsEvent(at, tags);
        input.Keys(all, $"{path}.tags", [.. subnets.Select(subnet => subnet.Id)]);
        foreach (var member in all.EnumerateObject())
            tags[member.Name] = input.Texts(member.Value, JsonInput.Member($"{path}.tags", member.Name), "An object with the subnet's tags expected.");
        return new TagsEvent(at, tags);
    }
}
