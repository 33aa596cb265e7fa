using System.Text.Json;
using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <content>Reading traces.</content>
public static partial class NodeTraceJson
{
    private static NodeTrace? Trace(JsonInput input, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            input.Problem("$", "A trace object expected.");
            return null;
        }

        var scenario = Scenario(input, input.Object(json, "$", "scenario"), "$.scenario");
        var steps = new List<NodeTraceStep>();
        foreach (var (item, path) in input.Items(json, "$", "steps", required: true))
            steps.Add(Step(input, item, path));
        var calls = input.Member(json, "$", "ec2Calls") is { } counts ? Calls(input, counts, "$.ec2Calls") : Ec2CallCounts.None;
        var final = input.Member(json, "$", "final") is { } state ? State(input, state, "$.final") : steps.Count > 0 ? steps[^1].State : new NodePoolState();
        return scenario is null ? null : new NodeTrace(scenario, steps, calls, final, Pods(input, input.Member(json, "$", "pods") ?? default));
    }

    private static PodTotals Pods(JsonInput input, JsonElement json)
    {
        return new PodTotals(Count("adds"), Count("started"), Count("failedFirstTry"), Count("failedTries"), input.Seconds(json, "$.pods", "longestWait") ?? TimeSpan.Zero);

        int Count(string name) => input.Int(json, "$.pods", name, 0, int.MaxValue) ?? 0;
    }

    private static NodeTraceStep Step(JsonInput input, JsonElement json, string path)
    {
        var at = input.Seconds(json, path, "t", required: true) ?? TimeSpan.Zero;
        return new NodeTraceStep(at, input.Name(json, path, "cause", Causes) ?? default, State(input, json, path))
        {
            Start = input.Seconds(json, path, "start"),
            InitError = input.Text(json, path, "initError"),
            Pod = input.Text(json, path, "pod"),
            Ok = input.Flag(json, path, "ok"),
            Attempt = input.Int(json, path, "attempt", 1, int.MaxValue),
            Waited = input.Seconds(json, path, "waited"),
            Calls = input.Member(json, path, "calls") is { } calls ? Calls(input, calls, $"{path}.calls") : null,
            Eni = input.Int(json, path, "eni", 0, int.MaxValue),
            Cidr = input.Int(json, path, "cidr", 0, int.MaxValue),
            Acts = [.. input.Items(json, path, "acts").Select(act => Act(input, act.Item, act.Path, at))],
        };
    }

    private static NodePoolState State(JsonInput input, JsonElement json, string path)
    {
        return new NodePoolState
        {
            Enis = Count("enis"),
            TotalAddresses = Count("totalIPs"),
            AssignedAddresses = Count("assignedIPs"),
            CoolingAddresses = Count("cooldownIPs"),
            Prefixes = Count("totalPrefixes"),
            FreePrefixes = Count("freePrefixes"),
            SubnetAddresses = input.Whole(json, path, "subnetUsed", 0, long.MaxValue / 4) ?? 0,
            PerEni = [.. input.Items(json, path, "perEni").Select(eni => PerEni(input, eni.Item, eni.Path))],
        };

        int Count(string name) => input.Int(json, path, name, 0, int.MaxValue) ?? 0;
    }

    private static EniUse PerEni(JsonInput input, JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.Array && json.GetArrayLength() == 2 && json[0].TryGetInt32(out var slots) && json[1].TryGetInt32(out var assigned))
            return new EniUse(slots, assigned);
        input.Problem(path, "Two whole numbers expected: slots and assigned addresses.");
        return default;
    }

    private static Ec2CallCounts Calls(JsonInput input, JsonElement json, string path)
    {
        var counts = new int[Ec2CallCounts.Calls.Length];
        if (json.ValueKind != JsonValueKind.Object)
        {
            input.Problem(path, "An object with a count for each call expected.");
            return new Ec2CallCounts(counts);
        }

        foreach (var member in json.EnumerateObject())
        {
            if (CallNames.TryGetValue(member.Name, out var call))
                counts[(int)call] = input.Int(json, path, member.Name, 0, int.MaxValue) ?? 0;
            else
                input.Problem($"{path}.{member.Name}", $"Not a call that ipamd makes{NearestNames.DidYouMean(member.Name, CallNames.Keys)}");
        }

        return new Ec2CallCounts(counts);
    }

    private static NodeTraceAct Act(JsonInput input, JsonElement json, string path, TimeSpan stepAt) =>
        new(input.Name(json, path, "op", Acts) ?? default, input.Seconds(json, path, "t") ?? stepAt)
        {
            Eni = input.Int(json, path, "eni", 0, int.MaxValue),
            Count = input.Int(json, path, "n", 0, int.MaxValue),
            First = input.Int(json, path, "first", 0, int.MaxValue),
            Cidrs = [.. input.Items(json, path, "cidrs").Select(cidr => Cidr(input, cidr.Item, cidr.Path))],
            Error = input.Text(json, path, "err"),
        };

    private static int Cidr(JsonInput input, JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out var number))
            return number;
        input.Problem(path, "A whole number expected.");
        return -1;
    }
}
