using System.Collections.Immutable;
using System.Text.Json;
using EksCalc.Ec2;
using EksCalc.Nodes.Ipamd;

namespace EksCalc.Exchange.Traces;

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

        input.Keys(json, "$", TraceKeys);
        var scenario = Scenario(input, input.Object(json, "$", "scenario"), "$.scenario");
        var steps = new List<NodeTraceStep>();
        foreach (var (item, path) in input.Items(json, "$", "steps", required: true))
            steps.Add(Step(input, item, path));
        var calls = input.Member(json, "$", "ec2Calls") is { } counts ? Calls(input, counts, "$.ec2Calls") : Ec2CallCounts.None;
        input.Keys(input.Member(json, "$", "final") ?? default, "$.final", StateKeys);
        var config = input.Member(json, "$", "config") is { } said ? Config(input, said, "$.config") : null;
        var final = input.Member(json, "$", "final") is { } state ? State(input, state, "$.final") : steps.Count > 0 ? steps[^1].State : new NodePoolState();
        return scenario is null ? null : new NodeTrace(scenario, steps, calls, final, Pods(input, input.Member(json, "$", "pods") ?? default)) { Config = config };
    }

    private static PoolConfig Config(JsonInput input, JsonElement json, string path)
    {
        input.Keys(json, path, ConfigKeys);
        return new PoolConfig(
            Count("maxENI"), Count("maxIPsPerENI"), Count("maxPods"), Count("maxPrefixesPerENI"), Target("minimumIPTarget"), Target("warmENITarget"), Target("warmIPTarget"), Target("warmPrefixTarget"));

        int Count(string name) => input.Int(json, path, name, 0, int.MaxValue) ?? 0;
        long Target(string name) => input.Whole(json, path, name, 0, long.MaxValue) ?? 0;
    }

    private static PodTotals Pods(JsonInput input, JsonElement json)
    {
        input.Keys(json, "$.pods", PodKeys);
        return new PodTotals(Count("adds"), Count("started"), Count("failedFirstTry"), Count("failedTries"), input.Seconds(json, "$.pods", "longestWait") ?? TimeSpan.Zero);

        int Count(string name) => input.Int(json, "$.pods", name, 0, int.MaxValue) ?? 0;
    }

    private static NodeTraceStep Step(JsonInput input, JsonElement json, string path)
    {
        input.Keys(json, path, StepKeys);
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
            Also = [.. input.Items(json, path, "also").Select(place => Pair(input, place.Item, place.Path, "the ENI and the address or prefix")).Select(pair => new PodPlace(pair.First, pair.Second))],
            Config = input.Member(json, path, "config") is { } config ? Config(input, config, $"{path}.config") : null,
            Acts = [.. input.Items(json, path, "acts").Select(act => Act(input, act.Item, act.Path, at))],
        };
    }

    private static NodePoolState State(JsonInput input, JsonElement json, string path)
    {
        var total = input.Whole(json, path, "totalIPs", 0, long.MaxValue / 4) ?? 0;
        var assigned = Count("assignedIPs");
        var usable = input.Items(json, path, "usable").Select(count => Number(input, count.Item, count.Path)).ToList();
        if (usable.Count is not (0 or 2))
            input.Problem($"{path}.usable", "Two whole numbers expected: addresses, and those assigned.");
        return new NodePoolState
        {
            Enis = Count("enis"),
            TotalAddresses = total,
            AssignedAddresses = assigned,
            CoolingAddresses = Count("cooldownIPs"),
            Prefixes = Count("totalPrefixes"),
            FreePrefixes = Count("freePrefixes"),
            SubnetAddresses = input.Whole(json, path, "subnetUsed", 0, long.MaxValue / 4) ?? 0,
            PerEni = [.. input.Items(json, path, "perEni").Select(eni => Pair(input, eni.Item, eni.Path, "slots and assigned addresses")).Select(pair => new EniUse(pair.First, pair.Second))],
            PerSubnet = PerSubnet(input, json, path),
            ExcludedEnis = [.. input.Items(json, path, "excluded").Select(eni => (int)Number(input, eni.Item, eni.Path))],
            UsableAddresses = usable.Count == 2 ? usable[0] : total,
            UsableAssignedAddresses = usable.Count == 2 ? (int)usable[1] : assigned,
            PerCard = [.. input.Items(json, path, "perCard").Select(card => PerCard(input, card.Item, card.Path))],
        };

        int Count(string name) => input.Int(json, path, name, 0, int.MaxValue) ?? 0;
    }

    private static ImmutableArray<SubnetUse> PerSubnet(JsonInput input, JsonElement json, string path)
    {
        var subnets = input.Object(json, path, "perSubnet", required: false);
        if (subnets.ValueKind != JsonValueKind.Object)
            return [];
        input.Keys(subnets, $"{path}.perSubnet");
        return [.. subnets.EnumerateObject().Select(member => new SubnetUse(member.Name, Number(input, member.Value, JsonInput.Member($"{path}.perSubnet", member.Name))))];
    }

    private static CardUse PerCard(JsonInput input, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() != 4)
        {
            input.Problem(path, "Four whole numbers expected: card, ENIs, addresses, and those assigned.");
            return default;
        }

        var numbers = json.EnumerateArray().Select(number => Number(input, number, path)).ToList();
        return new CardUse((int)numbers[0], (int)numbers[1], numbers[2], (int)numbers[3]);
    }

    private static (int First, int Second) Pair(JsonInput input, JsonElement json, string path, string what)
    {
        if (json.ValueKind == JsonValueKind.Array && json.GetArrayLength() == 2
            && json[0] is { ValueKind: JsonValueKind.Number } one && json[1] is { ValueKind: JsonValueKind.Number } other && one.TryGetInt32(out var first) && other.TryGetInt32(out var second))
        {
            return (first, second);
        }

        input.Problem(path, $"Two whole numbers expected: {what}.");
        return default;
    }

    private static long Number(JsonInput input, JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var number))
            return number;
        input.Problem(path, "A whole number expected.");
        return -1;
    }

    private static Ec2CallCounts Calls(JsonInput input, JsonElement json, string path)
    {
        var counts = new Dictionary<Ec2Call, int>();
        if (json.ValueKind != JsonValueKind.Object)
        {
            input.Problem(path, "An object with a count for each call expected.");
            return Ec2CallCounts.None;
        }

        input.Keys(json, path);
        foreach (var member in json.EnumerateObject())
        {
            if (CallNames.TryGetValue(member.Name, out var call))
                counts[call] = input.Int(json, path, member.Name, 0, int.MaxValue) ?? 0;
            else
                input.Problem(JsonInput.Member(path, member.Name), $"Not a call that ipamd makes{NearestNames.EndOfSentence(member.Name, CallNames.Keys)}");
        }

        return Ec2CallCounts.Of(counts);
    }

    private static NodeTraceAct Act(JsonInput input, JsonElement json, string path, TimeSpan stepAt)
    {
        input.Keys(json, path, ActKeys);
        return new NodeTraceAct(input.Name(json, path, "op", Acts) ?? default, input.Seconds(json, path, "t") ?? stepAt)
        {
            Eni = input.Int(json, path, "eni", 0, int.MaxValue),
            Count = input.Int(json, path, "n", 0, int.MaxValue),
            First = input.Int(json, path, "first", 0, int.MaxValue),
            Cidrs = [.. input.Items(json, path, "cidrs").Select(cidr => (int)Number(input, cidr.Item, cidr.Path))],
            Subnet = input.Text(json, path, "subnet"),
            Card = input.Int(json, path, "card", 0, int.MaxValue),
            Call = input.Member(json, path, "call") is null ? null : input.Name(json, path, "call", CallNames),
            Error = input.Text(json, path, "err"),
        };
    }
}
