using System.Text.Json;
using EksCalc.Cni;

namespace EksCalc.Nodes.Ipamd;

/// <content>Writing scenarios.</content>
public static partial class NodeTraceJson
{
    /// <summary>Writes a scenario as one value of a larger document.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="writer">The document's writer.</param>
    public static void WriteScenario(NodeScenario scenario, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(writer);
        var node = scenario.Node;
        writer.WriteStartObject();
        writer.WriteString("name", scenario.Name);
        if (scenario.About is { } about)
            writer.WriteString("about", about);
        writer.WriteStartObject("node");
        writer.WriteString("instanceType", node.InstanceType);
        writer.WriteNumber("maxENI", node.MaxEnis);
        writer.WriteNumber("ipv4PerENI", node.SlotsPerEni + 1);
        writer.WriteNumber("maxPods", node.MaxPods);
        writer.WriteBoolean("trunkingCompatible", node.SupportsTrunking);
        writer.WriteEndObject();
        writer.WriteStartObject("mode");
        writer.WriteBoolean("prefixDelegation", node.Settings.Mode == IpMode.PrefixDelegation);
        writer.WriteBoolean("customNetworking", node.Settings.CustomNetworking);
        writer.WriteBoolean("podENI", node.Settings.PodEni);
        if (node.TrunkAttachedAt is { } trunkAt)
            Seconds(writer, "trunkAttachedAt", trunkAt);
        else
            writer.WriteNull("trunkAttachedAt");
        writer.WriteEndObject();
        writer.WriteStartObject("env");
        foreach (var (name, value) in scenario.Environment)
            writer.WriteString(name, value);
        writer.WriteEndObject();
        if (node.SubnetFreeAddresses is { } free)
            writer.WriteNumber("subnetFree", free);
        else
            writer.WriteNull("subnetFree");
        writer.WriteStartObject("latency");
        Seconds(writer, "allocEniSeconds", node.AttachLatency);
        Seconds(writer, "assignIpSeconds", node.AssignLatency);
        writer.WriteEndObject();
        if (scenario.RetryInterval is { } retry)
            Seconds(writer, "retrySeconds", retry);
        writer.WriteStartArray("events");
        foreach (var podEvent in scenario.Events)
        {
            writer.WriteStartObject();
            Seconds(writer, "t", podEvent.At);
            writer.WriteString("op", podEvent.Kind == PodEventKind.Add ? "add" : "del");
            writer.WriteString("pod", podEvent.Pod);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Seconds(writer, "until", scenario.Until);
        writer.WriteEndObject();
    }

    /// <summary>The settings as ipamd holds them, and the limits it derives.</summary>
    private static void WriteConfig(NodeSetup node, Utf8JsonWriter writer)
    {
        var rules = new PoolRules(node);
        writer.WriteStartObject("config");
        writer.WriteNumber("maxENI", rules.EniLimit);
        writer.WriteNumber("maxIPsPerENI", rules.Slots * rules.AddressesPerSlot);
        writer.WriteNumber("maxPods", rules.MaxPods);
        writer.WriteNumber("maxPrefixesPerENI", rules.PrefixMode ? rules.Slots : 0);
        writer.WriteNumber("minimumIPTarget", rules.MinimumIp);
        writer.WriteNumber("warmENITarget", rules.WarmEni);
        writer.WriteNumber("warmIPTarget", rules.WarmIp);
        writer.WriteNumber("warmPrefixTarget", rules.WarmPrefix);
        writer.WriteEndObject();
    }
}
