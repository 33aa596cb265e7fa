using System.Text.Json;
using EksCalc.Cni;
using EksCalc.Ec2;
using EksCalc.Instances;
using EksCalc.Nodes.Ipamd;

namespace EksCalc.Exchange.Traces;

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
        WriteNode(node, writer);
        WriteMode(node, writer);
        WriteTexts("env", Spelled(node.Settings, scenario.Written), writer);
        WriteSubnets(node, writer);
        writer.WriteStartObject("latency");
        Seconds(writer, "allocEniSeconds", node.AttachLatency);
        Seconds(writer, "assignIpSeconds", node.AssignLatency);
        writer.WriteEndObject();
        WriteRefusals(node.Refusals, writer);
        if (node.CordonedAtStart)
            writer.WriteBoolean("cordonedAtStart", true);
        if (node.RestartAfterInitError is { } pause)
            Seconds(writer, "restartAfterInitError", pause);
        if (scenario.RetryInterval is { } retry)
            Seconds(writer, "retrySeconds", retry);
        writer.WriteStartArray("events");
        foreach (var happening in scenario.Events)
            WriteEvent(scenario, happening, writer);
        writer.WriteEndArray();
        Seconds(writer, "until", scenario.Until);
        writer.WriteEndObject();
    }

    private static void WriteNode(NodeSetup node, Utf8JsonWriter writer)
    {
        var type = InstanceCatalog.Default.TryGet(node.InstanceType, out var found) ? found : null;
        writer.WriteStartObject("node");
        writer.WriteString("instanceType", node.InstanceType);
        writer.WriteNumber("maxENI", node.MaxEnis);
        writer.WriteNumber("ipv4PerENI", node.SlotsPerEni + 1);
        writer.WriteNumber("maxPods", node.MaxPods);
        writer.WriteBoolean("trunkingCompatible", node.SupportsTrunking);
        if (node.NetworkCards != CardsOf(type))
            writer.WriteNumber("networkCards", node.NetworkCards);
        if (node.SupportsPrefixDelegation != SupportsPrefixes(type))
            writer.WriteBoolean("prefixDelegationSupported", node.SupportsPrefixDelegation);
        writer.WriteEndObject();
    }

    private static void WriteMode(NodeSetup node, Utf8JsonWriter writer)
    {
        var ipv6 = node.Settings.Mode == IpMode.Ipv6;
        writer.WriteStartObject("mode");
        writer.WriteBoolean("prefixDelegation", ipv6 || node.Settings.Mode == IpMode.PrefixDelegation);
        writer.WriteBoolean("customNetworking", node.Settings.CustomNetworking);
        writer.WriteBoolean("podENI", node.Settings.PodEni);
        if (node.TrunkAttachedAt is { } trunkAt)
            Seconds(writer, "trunkAttachedAt", trunkAt);
        else
            writer.WriteNull("trunkAttachedAt");
        if (node.TrunkAttachedDuringStart)
            writer.WriteBoolean("trunkDuringInit", true);
        if (ipv6)
            writer.WriteBoolean("ipv6", true);
        writer.WriteEndObject();
    }

    private static void WriteSubnets(NodeSetup node, Utf8JsonWriter writer)
    {
        if (node.Subnets.Count == 0)
        {
            Addresses("subnetFree", node.SubnetFreeAddresses, writer);
            return;
        }

        writer.WriteStartArray("subnets");
        foreach (var subnet in node.Subnets)
        {
            writer.WriteStartObject();
            writer.WriteString("id", subnet.Id);
            Addresses("free", subnet.FreeAddresses, writer);
            WriteTexts("tags", subnet.Tags, writer);
            if (subnet.IsNodes)
                writer.WriteBoolean("primary", true);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (node.EniConfigSubnet is { } id)
            writer.WriteString("eniConfigSubnet", id);
    }

    private static void WriteRefusals(IReadOnlyList<Ec2Refusal> refusals, Utf8JsonWriter writer)
    {
        if (refusals.Count == 0)
            return;
        writer.WriteStartArray("throttle");
        foreach (var refusal in refusals)
        {
            writer.WriteStartObject();
            writer.WriteString("call", refusal.Call.ToString());
            Seconds(writer, "from", refusal.From);
            Seconds(writer, "to", refusal.To);
            Number(writer, "times", refusal.Times);
            if (refusal.Error != Ec2Errors.Throttled)
                writer.WriteString("error", refusal.Error);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>The variables without the modes' own: as they were written, if they still mean these settings.</summary>
    private static IReadOnlyDictionary<string, string> Spelled(CniSettings settings, IReadOnlyDictionary<string, string>? written)
    {
        if (written is not null && WithModesOf(CniSettings.Of(written), settings) == settings)
            return written;
        return WithModesOf(settings, new CniSettings()).ToEnvironment();
    }

    private static CniSettings WithModesOf(CniSettings settings, CniSettings modes) =>
        settings with { Mode = modes.Mode, CustomNetworking = modes.CustomNetworking, PodEni = modes.PodEni };

    private static void WriteTexts(string name, IReadOnlyDictionary<string, string> texts, Utf8JsonWriter writer)
    {
        writer.WriteStartObject(name);
        foreach (var (key, value) in texts)
            writer.WriteString(key, value);
        writer.WriteEndObject();
    }

    private static void Addresses(string name, long? addresses, Utf8JsonWriter writer)
    {
        if (addresses is { } count)
            writer.WriteNumber(name, count);
        else
            writer.WriteNull(name);
    }
}
