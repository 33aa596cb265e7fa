using System.Text.Json;
using EksCalc.Cni;
using EksCalc.Instances;

namespace EksCalc.Nodes.Ipamd;

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

        var environment = Variables(input, json, path);
        var node = Node(input, json, path, environment);
        var retry = input.Seconds(json, path, "retrySeconds");
        if (retry == TimeSpan.Zero)
            input.Problem($"{path}.retrySeconds", "More than 0 expected.");
        var events = Events(input, json, path);
        var until = input.Seconds(json, path, "until", required: true);
        return node is null || until is null ? null : new NodeScenario
        {
            Name = input.Text(json, path, "name") ?? "",
            About = input.Text(json, path, "about"),
            Node = node,
            Environment = environment,
            RetryInterval = retry,
            Events = events,
            Until = until.Value,
        };
    }

    private static Dictionary<string, string> Variables(JsonInput input, JsonElement json, string path)
    {
        var variables = new Dictionary<string, string>();
        if (input.Member(json, path, "env") is not { } env)
            return variables;
        if (env.ValueKind != JsonValueKind.Object)
        {
            input.Problem($"{path}.env", "An object with the variables that are set expected.");
            return variables;
        }

        foreach (var variable in env.EnumerateObject())
        {
            if (variable.Value.ValueKind == JsonValueKind.String)
                variables[variable.Name] = variable.Value.GetString()!;
            else
                input.Problem($"{path}.env.{variable.Name}", "Text expected, as on the DaemonSet: in quotes.");
        }

        return variables;
    }

    private static NodeSetup? Node(JsonInput input, JsonElement json, string path, Dictionary<string, string> environment)
    {
        var node = input.Object(json, path, "node");
        var nodePath = $"{path}.node";
        var typeName = input.Text(node, nodePath, "instanceType") ?? "";
        var maxEnis = input.Int(node, nodePath, "maxENI", 1, NodeSetup.MostEnis, required: true);
        var ipv4PerEni = input.Int(node, nodePath, "ipv4PerENI", 2, NodeSetup.MostSlotsPerEni + 1, required: true);
        var maxPods = input.Int(node, nodePath, "maxPods", 0, int.MaxValue, required: true);
        var trunking = input.Flag(node, nodePath, "trunkingCompatible");

        var mode = input.Object(json, path, "mode");
        var modePath = $"{path}.mode";
        var trunkAt = input.Seconds(mode, modePath, "trunkAttachedAt");
        var variables = new Dictionary<string, string>(environment);
        SetFlag(input, variables, mode, modePath, "prefixDelegation", CniVariables.PrefixDelegation);
        SetFlag(input, variables, mode, modePath, "customNetworking", CniVariables.CustomNetworking);
        SetFlag(input, variables, mode, modePath, "podENI", CniVariables.PodEni);
        var settings = CniSettings.FromEnvironment(variables).Settings;
        if (settings.Mode == IpMode.Ipv6)
            input.Problem($"{path}.env.{CniVariables.Ipv6}", "An IPv6 node has no pool of addresses to simulate.");

        var latency = input.Member(json, path, "latency") ?? default;
        var attach = input.Seconds(latency, $"{path}.latency", "allocEniSeconds");
        var assign = input.Seconds(latency, $"{path}.latency", "assignIpSeconds");
        var subnetFree = input.Whole(json, path, "subnetFree", 0, long.MaxValue / 4);
        return maxEnis is null || ipv4PerEni is null || maxPods is null ? null : new NodeSetup
        {
            InstanceType = typeName,
            MaxEnis = maxEnis.Value,
            SlotsPerEni = ipv4PerEni.Value - 1,
            MaxPods = maxPods.Value,
            SupportsTrunking = trunking ?? false,
            SupportsPrefixDelegation = !InstanceCatalog.Default.TryGet(typeName, out var type) || type.SupportsPrefixDelegation,
            Settings = settings,
            SubnetFreeAddresses = subnetFree,
            AttachLatency = attach ?? TimeSpan.Zero,
            AssignLatency = assign ?? TimeSpan.Zero,
            TrunkAttachedAt = trunkAt,
        };
    }

    /// <summary>A mode sets its variable, whatever else the environment says.</summary>
    private static void SetFlag(JsonInput input, Dictionary<string, string> variables, JsonElement mode, string path, string name, string variable)
    {
        if (input.Flag(mode, path, name) is { } value)
            variables[variable] = value ? "true" : "false";
    }

    private static List<PodEvent> Events(JsonInput input, JsonElement json, string path)
    {
        var events = new List<PodEvent>();
        foreach (var (item, itemPath) in input.Items(json, path, "events"))
        {
            var at = input.Seconds(item, itemPath, "t", required: true);
            var kind = input.Name(item, itemPath, "op", Operations);
            var pod = input.Text(item, itemPath, "pod", required: true);
            if (at is not null && kind is not null && pod is not null)
                events.Add(new PodEvent(at.Value, kind.Value, pod));
        }

        return events;
    }
}
