using System.Text.Encodings.Web;
using System.Text.Json;
using EksCalc.Ec2;
using EksCalc.Nodes.Ipamd;

namespace EksCalc.Exchange.Traces;

/// <content>Writing traces.</content>
public static partial class NodeTraceJson
{
    // Instance types, times and error texts need no protection against HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a trace.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="json">Takes the document, UTF-8.</param>
    public static void Write(NodeTrace trace, Stream json)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(json);
        using var writer = new Utf8JsonWriter(json, Options);
        Write(trace, writer);
    }

    /// <summary>Writes a trace as one value of a larger document.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="writer">The document's writer.</param>
    public static void Write(NodeTrace trace, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("name", trace.Scenario.Name);
        writer.WriteString("source", $"EksCalc {ModelVersion.Current.EksCalc}, modelling amazon-vpc-cni-k8s v{ModelVersion.ModelledVpcCni}");
        WriteMaking(trace, writer);
        writer.WritePropertyName("scenario");
        WriteScenario(trace.Scenario, writer);
        if (trace.Config is { } config)
            WriteConfig(config, writer);
        writer.WritePropertyName("ec2Calls");
        WriteCalls(trace.Calls, writer);
        writer.WriteStartObject("pods");
        writer.WriteNumber("adds", trace.Pods.Adds);
        writer.WriteNumber("started", trace.Pods.Started);
        writer.WriteNumber("failedFirstTry", trace.Pods.FailedFirstTry);
        writer.WriteNumber("failedTries", trace.Pods.FailedTries);
        Seconds(writer, "longestWait", trace.Pods.LongestWait);
        writer.WriteEndObject();
        writer.WriteStartObject("final");
        WriteState(trace.Final, writer, withCooling: false);
        writer.WriteEndObject();
        writer.WriteStartArray("steps");
        foreach (var step in trace.Steps)
            WriteStep(step, writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>What it takes to make the trace again, beside the scenario.</summary>
    private static void WriteMaking(NodeTrace trace, Utf8JsonWriter writer)
    {
        if (trace.Picks is { } picks)
        {
            writer.WriteString("picks", picks.Name);
            if (picks.Seed is { } seed)
                writer.WriteNumber("seed", seed);
            else
                writer.WriteNull("seed");
        }

        var version = ModelVersion.Current;
        writer.WriteStartObject("version");
        writer.WriteString("eksCalc", version.EksCalc);
        writer.WriteString("vpcCni", version.VpcCni);
        writer.WriteString("instanceData", version.InstanceData);
        writer.WriteEndObject();
    }

    private static void WriteStep(NodeTraceStep step, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        Seconds(writer, "t", step.At);
        if (step.Start is { } start)
            Seconds(writer, "start", start);
        writer.WriteString("cause", NameOf(Causes, step.Cause));
        if (step.InitError is { } error)
            writer.WriteString("initError", error);
        if (step.Pod is { } pod)
            writer.WriteString("pod", pod);
        if (step.Ok is { } ok)
            writer.WriteBoolean("ok", ok);
        Number(writer, "attempt", step.Attempt);
        if (step.Waited is { } waited)
            Seconds(writer, "waited", waited);
        Number(writer, "eni", step.Eni);
        Number(writer, "cidr", step.Cidr);
        WriteAlso(step, writer);
        if (step.Config is { } config)
            WriteConfig(config, writer);
        WriteState(step.State, writer, withCooling: true);
        if (step.Calls is { } calls)
        {
            writer.WritePropertyName("calls");
            WriteCalls(calls, writer);
        }

        if (step.Acts.Length > 0)
        {
            writer.WriteStartArray("acts");
            foreach (var act in step.Acts)
                WriteAct(act, step.At, writer);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteState(NodePoolState state, Utf8JsonWriter writer, bool withCooling)
    {
        writer.WriteNumber("enis", state.Enis);
        writer.WriteNumber("totalIPs", state.TotalAddresses);
        writer.WriteNumber("assignedIPs", state.AssignedAddresses);
        if (withCooling)
            writer.WriteNumber("cooldownIPs", state.CoolingAddresses);
        writer.WriteNumber("totalPrefixes", state.Prefixes);
        writer.WriteNumber("freePrefixes", state.FreePrefixes);
        writer.WriteNumber("subnetUsed", state.SubnetAddresses);
        writer.WriteStartArray("perEni");
        foreach (var eni in state.PerEni)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(eni.Slots);
            writer.WriteNumberValue(eni.AssignedAddresses);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        WriteParts(state, writer);
    }

    private static void WriteAct(NodeTraceAct act, TimeSpan stepAt, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (act.At != stepAt)
            Seconds(writer, "t", act.At);
        writer.WriteString("op", NameOf(Acts, act.Kind));
        if (act.Call is { } call)
            writer.WriteString("call", call.ToString());
        Number(writer, "eni", act.Eni);
        if (act.Subnet is { } subnet)
            writer.WriteString("subnet", subnet);
        Number(writer, "card", act.Card);
        Number(writer, "n", act.Count);
        Number(writer, "first", act.First);
        if (act.Cidrs.Length > 0)
        {
            writer.WriteStartArray("cidrs");
            foreach (var cidr in act.Cidrs)
                writer.WriteNumberValue(cidr);
            writer.WriteEndArray();
        }

        if (act.Error is { } error)
            writer.WriteString("err", error);
        writer.WriteEndObject();
    }

    private static void WriteCalls(Ec2CallCounts calls, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var call in Ec2CallCounts.Calls)
        {
            if (calls[call] > 0)
                writer.WriteNumber(call.ToString(), calls[call]);
        }

        writer.WriteEndObject();
    }

    private static string NameOf<T>(Dictionary<string, T> names, T value)
        where T : struct => names.First(name => EqualityComparer<T>.Default.Equals(name.Value, value)).Key;

    private static void Number(Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
    }

    /// <summary>A time in seconds, without trailing zeros.</summary>
    private static void Seconds(Utf8JsonWriter writer, string name, TimeSpan time) =>
        writer.WriteNumber(name, time.Ticks / TimeSpan.TicksPerMillisecond / 1000m);
}
