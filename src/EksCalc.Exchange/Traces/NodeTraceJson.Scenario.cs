using System.Text.Json;
using EksCalc.Cni;
using EksCalc.Ec2;
using EksCalc.Instances;
using EksCalc.Nodes.Ipamd;

namespace EksCalc.Exchange.Traces;

/// <content>Reading scenarios.</content>
public static partial class NodeTraceJson
{
    private static NodeScenario? Scenario(JsonInput input, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            input.Problem(path, "A scenario object expected.");
            return null;
        }

        input.Keys(json, path, ScenarioKeys);
        var variables = Variables(input, json, path);
        var node = Node(input, json, path, variables, out var mode);
        var retry = input.Seconds(json, path, "retrySeconds");
        if (retry == TimeSpan.Zero)
            input.Problem($"{path}.retrySeconds", "More than 0 expected.");
        var events = Events(input, json, path, variables, mode, node?.Subnets ?? []);
        var until = input.Seconds(json, path, "until", required: true);
        return node is null || until is null ? null : new NodeScenario
        {
            Name = input.Text(json, path, "name") ?? "",
            About = input.Text(json, path, "about"),
            Node = node,
            Written = variables,
            RetryInterval = retry,
            Events = events,
            Until = until.Value,
        };
    }

    private static Dictionary<string, string> Variables(JsonInput input, JsonElement json, string path)
    {
        if (input.Member(json, path, "env") is not { } env)
            return [];
        var variables = input.Texts(env, $"{path}.env", "An object with the variables that are set expected.");
        foreach (var name in variables.Keys.Where(name => CniVariables.Find(name) is null).Order(StringComparer.Ordinal))
            input.Problem(JsonInput.Member($"{path}.env", name), $"The VPC CNI has no such variable{CniVariables.EndOfSentence(name)}");
        return variables;
    }

    /// <summary>A mode sets its variable, whatever else the environment says.</summary>
    private static CniSettings Settings(JsonInput input, IReadOnlyDictionary<string, string> environment, JsonElement mode, string path, bool? prefixDelegation = null)
    {
        var settings = CniSettings.Of(environment);
        var prefixes = prefixDelegation ?? input.Flag(mode, path, "prefixDelegation");
        var ipv6 = input.Flag(mode, path, "ipv6");
        var isIpv6 = ipv6 ?? settings.Mode == IpMode.Ipv6;
        return settings with
        {
            Mode = isIpv6 ? IpMode.Ipv6 : prefixes ?? CniSettings.Of(environment).Mode == IpMode.PrefixDelegation ? IpMode.PrefixDelegation : IpMode.SecondaryIp,
            CustomNetworking = input.Flag(mode, path, "customNetworking") ?? settings.CustomNetworking,
            PodEni = input.Flag(mode, path, "podENI") ?? settings.PodEni,
        };
    }

    private static NodeSetup? Node(JsonInput input, JsonElement json, string path, IReadOnlyDictionary<string, string> variables, out JsonElement mode)
    {
        var node = input.Object(json, path, "node", NodeKeys);
        var nodePath = $"{path}.node";
        var typeName = input.Text(node, nodePath, "instanceType") ?? "";
        var type = InstanceCatalog.Default.TryGet(typeName, out var found) ? found : null;
        var maxEnis = input.Int(node, nodePath, "maxENI", 1, NodeSetup.MostEnis, required: true);
        var ipv4PerEni = input.Int(node, nodePath, "ipv4PerENI", 2, NodeSetup.MostSlotsPerEni + 1, required: true);
        var maxPods = input.Int(node, nodePath, "maxPods", 0, int.MaxValue, required: true);
        var cards = input.Int(node, nodePath, "networkCards", 1, NodeSetup.MostNetworkCards) ?? CardsOf(type);
        var trunking = input.Flag(node, nodePath, "trunkingCompatible") ?? false;
        var prefixes = input.Flag(node, nodePath, "prefixDelegationSupported") ?? SupportsPrefixes(type);
        mode = input.Object(json, path, "mode", ModeKeys);
        var trunkAt = input.Seconds(mode, $"{path}.mode", "trunkAttachedAt");
        var settings = Settings(input, variables, mode, $"{path}.mode");
        var latency = input.Object(json, path, "latency", LatencyKeys, required: false);
        var attach = input.Seconds(latency, $"{path}.latency", "allocEniSeconds");
        var assign = input.Seconds(latency, $"{path}.latency", "assignIpSeconds");
        var subnets = Subnets(input, json, path);
        var subnetFree = input.Whole(json, path, "subnetFree", 0, long.MaxValue / 4);
        if (subnetFree is not null && subnets.Count > 0)
            input.Problem($"{path}.subnetFree", "Either this or 'subnets' expected.");
        return maxEnis is null || ipv4PerEni is null || maxPods is null ? null : new NodeSetup
        {
            InstanceType = typeName,
            MaxEnis = maxEnis.Value,
            SlotsPerEni = ipv4PerEni.Value - 1,
            NetworkCards = cards,
            MaxPods = maxPods.Value,
            SupportsTrunking = trunking,
            SupportsPrefixDelegation = prefixes,
            Settings = settings,
            SubnetFreeAddresses = subnetFree,
            Subnets = subnets,
            EniConfigSubnet = EniConfigSubnet(input, json, path, subnets),
            Refusals = Refusals(input, json, path),
            AttachLatency = attach ?? TimeSpan.Zero,
            AssignLatency = assign ?? TimeSpan.Zero,
            TrunkAttachedAt = trunkAt,
            TrunkAttachedDuringStart = input.Flag(mode, $"{path}.mode", "trunkDuringInit") ?? false,
            CordonedAtStart = input.Flag(json, path, "cordonedAtStart") ?? false,
            RestartAfterInitError = input.Seconds(json, path, "restartAfterInitError"),
        };
    }

    /// <summary>What the catalog knows of a type; a type that it does not know has one card.</summary>
    private static int CardsOf(InstanceType? type) => type?.MaxEnisPerCard.Length ?? 1;

    private static bool SupportsPrefixes(InstanceType? type) => type?.SupportsPrefixDelegation ?? true;

    private static List<NodeSubnet> Subnets(JsonInput input, JsonElement json, string path)
    {
        var subnets = new List<NodeSubnet>();
        foreach (var (item, itemPath) in input.Items(json, path, "subnets"))
        {
            input.Keys(item, itemPath, SubnetKeys);
            if (input.Text(item, itemPath, "id", required: true) is not { } id)
                continue;
            if (subnets.Exists(other => other.Id == id))
                input.Problem($"{itemPath}.id", "Another subnet has this name.");
            subnets.Add(new NodeSubnet(id)
            {
                FreeAddresses = input.Whole(item, itemPath, "free", 0, long.MaxValue / 4),
                Tags = input.Member(item, itemPath, "tags") is { } tags ? input.Texts(tags, $"{itemPath}.tags", "An object with the subnet's tags expected.") : new Dictionary<string, string>(),
                IsNodes = input.Flag(item, itemPath, "primary") ?? false,
            });
        }

        if (subnets.Count > 0 && subnets.Count(subnet => subnet.IsNodes) != 1)
            input.Problem($"{path}.subnets", "Exactly one with \"primary\": true expected, the node's own.");
        return subnets;
    }

    private static string? EniConfigSubnet(JsonInput input, JsonElement json, string path, List<NodeSubnet> subnets)
    {
        if (input.Text(json, path, "eniConfigSubnet") is not { } id)
            return null;
        if (!subnets.Exists(subnet => subnet.Id == id))
            input.Problem($"{path}.eniConfigSubnet", $"There is no such subnet{NearestNames.EndOfSentence(id, subnets.Select(subnet => subnet.Id))}");
        return id;
    }

    private static List<Ec2Refusal> Refusals(JsonInput input, JsonElement json, string path)
    {
        var refusals = new List<Ec2Refusal>();
        foreach (var (item, itemPath) in input.Items(json, path, "throttle"))
        {
            input.Keys(item, itemPath, RefusalKeys);
            var call = input.Name(item, itemPath, "call", CallNames);
            var from = input.Seconds(item, itemPath, "from", required: true);
            var to = input.Seconds(item, itemPath, "to", required: true);
            var times = input.Int(item, itemPath, "times", 1, int.MaxValue);
            var error = input.Text(item, itemPath, "error") ?? Ec2Errors.Throttled;
            if (call is not null && from is not null && to is not null)
                refusals.Add(new Ec2Refusal(call.Value, from.Value, to.Value) { Times = times, Error = error });
        }

        return refusals;
    }
}
