using System.IO.Compression;
using System.Text.Json;
using EksCalc.Exchange.Traces;
using EksCalc.Nodes.Ipamd;
using EksCalc.Testing;

namespace EksCalc.Tests.Nodes.Ipamd;

/// <summary>
/// One scenario as recorded from amazon-vpc-cni-k8s v1.23.1's ipamd, with one run or, where runs differ, several.
/// Kept in recorded-traces.json.br; tools/import-recorded-traces.cs makes it.
/// </summary>
internal sealed class RecordedTrace
{
    private static readonly Lazy<IReadOnlyList<RecordedTrace>> Loaded = new(Load);

    /// <summary>What a trace of the product has beside the recorded fields.</summary>
    private static readonly string[] Making = ["picks", "seed", "version"];

    private readonly JsonElement trace;

    private RecordedTrace(JsonElement trace) => this.trace = trace;

    public static IReadOnlyList<RecordedTrace> All => Loaded.Value;

    public string Name => trace.GetProperty("name").GetString()!;

    /// <summary>Every run gave the same steps; what ENIs and addresses were picked aside.</summary>
    public bool Deterministic => trace.GetProperty("deterministic").GetBoolean();

    /// <summary>The same, cooling addresses and free prefixes aside too.</summary>
    public bool PoolDeterministic => trace.GetProperty("poolDeterministic").GetBoolean();

    /// <summary>Every run had the same counts on each ENI.</summary>
    public bool PerEniDeterministic => trace.GetProperty("perEniDeterministic").GetBoolean();

    public int Runs => trace.GetProperty("runs").GetArrayLength();

    public static RecordedTrace Get(string name) => All.Single(trace => trace.Name == name);

    public override string ToString() => Name;

    /// <summary>A run as the product reads it.</summary>
    public NodeTrace Read(int run = 0)
    {
        var document = new MemoryStream();
        using (var writer = new Utf8JsonWriter(document))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("scenario");
            trace.GetProperty("scenario").WriteTo(writer);
            if (trace.TryGetProperty("config", out var config))
            {
                writer.WritePropertyName("config");
                config.WriteTo(writer);
            }

            foreach (var member in Run(run).EnumerateObject())
                member.WriteTo(writer);
            writer.WriteEndObject();
        }

        document.Position = 0;
        return NodeTraceJson.Read(document);
    }

    /// <summary>
    /// The first difference between a run and what the product made, as written, or null. The recording's own fields
    /// are compared as they stand, so that reading and writing are checked too.
    /// </summary>
    /// <param name="made">What the product made.</param>
    /// <param name="run">Which run.</param>
    /// <param name="except">Step fields that need not be equal.</param>
    public string? Difference(NodeTrace made, int run, params string[] except)
    {
        var document = new MemoryStream();
        NodeTraceJson.Write(made, document);
        var written = JsonDocument.Parse(document.ToArray()).RootElement;
        var recorded = Run(run);

        var recordedSteps = recorded.GetProperty("steps").EnumerateArray().ToList();
        var writtenSteps = written.GetProperty("steps").EnumerateArray().ToList();
        for (var step = 0; step < Math.Min(recordedSteps.Count, writtenSteps.Count); step++)
        {
            if (Differing(recordedSteps[step], writtenSteps[step], except) is { } name)
                return $"step {step}, {name}:\nrecorded {recordedSteps[step]}\nmade     {writtenSteps[step]}";
        }

        if (recordedSteps.Count != writtenSteps.Count)
            return $"{recordedSteps.Count} steps recorded, {writtenSteps.Count} made";
        var field = Differing(recorded.GetProperty("final"), written.GetProperty("final"), except)
            ?? Differing(recorded, written, ["steps", "final", "name", "source", "scenario", "config", .. Making])
            ?? Differing(trace, written, ["source", "runs", "deterministic", "poolDeterministic", "perEniDeterministic", "steps", "ec2Calls", "pods", "final", .. trace.TryGetProperty("config", out _) ? (string[])[] : ["config"], .. Making]);
        return field is null ? null : $"{field} differs at the end, or in the scenario: {written.GetProperty("final")}";
    }

    private static string? Differing(JsonElement recorded, JsonElement written, string[] except)
    {
        foreach (var name in recorded.EnumerateObject().Concat(written.EnumerateObject()).Select(member => member.Name).Distinct().Except(except))
        {
            var both = recorded.TryGetProperty(name, out var one) & written.TryGetProperty(name, out var other);
            if (!both || !JsonElement.DeepEquals(one, other))
                return name;
        }

        return null;
    }

    private static IReadOnlyList<RecordedTrace> Load()
    {
        using var file = File.OpenRead(Path.Combine(Repository.CallerFolder(), "recorded-traces.json.br"));
        using var json = new BrotliStream(file, CompressionMode.Decompress);
        return [.. JsonDocument.Parse(json).RootElement.EnumerateArray().Select(trace => new RecordedTrace(trace))];
    }

    private JsonElement Run(int run) => trace.GetProperty("runs")[run];
}
