using System.Text.Json;
using EksCalc.Nodes.Ipamd;

namespace EksCalc.Exchange.Traces;

/// <content>Writing what only some traces have: subnets, excluded ENIs, network cards, settings.</content>
public static partial class NodeTraceJson
{
    private static void WriteParts(NodePoolState state, Utf8JsonWriter writer)
    {
        if (state.PerSubnet.Length > 0)
        {
            writer.WriteStartObject("perSubnet");
            foreach (var subnet in state.PerSubnet)
                writer.WriteNumber(subnet.Subnet, subnet.Addresses);
            writer.WriteEndObject();
        }

        if (state.ExcludedEnis.Length > 0)
            WriteNumbers("excluded", state.ExcludedEnis.Select(eni => (long)eni), writer);
        if ((state.UsableAddresses, state.UsableAssignedAddresses) != (state.TotalAddresses, state.AssignedAddresses))
            WriteNumbers("usable", [state.UsableAddresses, state.UsableAssignedAddresses], writer);
        if (state.PerCard.Length == 0)
            return;
        writer.WriteStartArray("perCard");
        foreach (var card in state.PerCard)
            WriteNumbers(null, [card.Card, card.Enis, card.Addresses, card.AssignedAddresses], writer);
        writer.WriteEndArray();
    }

    private static void WriteAlso(NodeTraceStep step, Utf8JsonWriter writer)
    {
        if (step.Also.Length == 0)
            return;
        writer.WriteStartArray("also");
        foreach (var place in step.Also)
            WriteNumbers(null, [place.Eni, place.Cidr], writer);
        writer.WriteEndArray();
    }

    /// <summary>The settings as ipamd holds them, and the limits it derives.</summary>
    private static void WriteConfig(PoolConfig config, Utf8JsonWriter writer)
    {
        writer.WriteStartObject("config");
        writer.WriteNumber("maxENI", config.MaxEnis);
        writer.WriteNumber("maxIPsPerENI", config.AddressesPerEni);
        writer.WriteNumber("maxPods", config.MaxPods);
        writer.WriteNumber("maxPrefixesPerENI", config.PrefixesPerEni);
        writer.WriteNumber("minimumIPTarget", config.MinimumIpTarget);
        writer.WriteNumber("warmENITarget", config.WarmEniTarget);
        writer.WriteNumber("warmIPTarget", config.WarmIpTarget);
        writer.WriteNumber("warmPrefixTarget", config.WarmPrefixTarget);
        writer.WriteEndObject();
    }

    private static void WriteNumbers(string? name, IEnumerable<long> numbers, Utf8JsonWriter writer)
    {
        if (name is null)
            writer.WriteStartArray();
        else
            writer.WriteStartArray(name);
        foreach (var number in numbers)
            writer.WriteNumberValue(number);
        writer.WriteEndArray();
    }
}
