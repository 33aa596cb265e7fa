#:project ../src/EksCalc.Exchange/EksCalc.Exchange.csproj
#:property PublishAot=false

// Makes the tests' recorded-traces.json.br from a folder of recorded runs of ipamd, one trace a file. Of each trace it
// keeps the scenario, what is the same in all runs, and every run that the file shows. Each is read as the product
// reads traces, and all problems are reported before anything is written.
//
//   dotnet run tools/import-recorded-traces.cs -- FOLDER tests/EksCalc.Tests/Nodes/Ipamd/recorded-traces.json.br
//
// Exit codes: 0 written, 2 the folder cannot be used.

using System.IO.Compression;
using System.Text.Json;
using EksCalc;
using EksCalc.Exchange.Traces;

if (args is not [var folder, var target])
{
    Console.Error.WriteLine("Usage: dotnet run tools/import-recorded-traces.cs -- FOLDER TARGET.json.br");
    return 2;
}

string[] aboutAll = ["name", "scenario", "config", "deterministic", "poolDeterministic", "perEniDeterministic"];
string[] aboutOne = ["ec2Calls", "pods", "final", "steps"];
try
{
    var problems = new List<string>();
    var compact = new MemoryStream();
    var count = 0;
    using (var writer = new Utf8JsonWriter(compact))
    {
        writer.WriteStartArray();
        foreach (var file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var bytes = File.ReadAllBytes(file);
            try
            {
                NodeTraceJson.Read(new MemoryStream(bytes));
            }
            catch (InvalidInputException error)
            {
                problems.AddRange(error.Problems.Select(problem => $"{Path.GetFileName(file)} {problem}"));
                continue;
            }

            using var trace = JsonDocument.Parse(bytes);
            writer.WriteStartObject();
            Copy(trace.RootElement, aboutAll, writer);
            writer.WriteStartArray("runs");
            Run(trace.RootElement, writer);
            if (trace.RootElement.TryGetProperty("alternatives", out var alternatives))
            {
                foreach (var alternative in alternatives.EnumerateArray())
                    Run(alternative, writer);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            count++;
        }

        writer.WriteEndArray();
    }

    if (problems.Count > 0 || count == 0)
    {
        Console.Error.WriteLine(count == 0 ? $"{folder}: no traces." : string.Join(Environment.NewLine, problems));
        return 2;
    }

    var beside = target + ".new";
    using (var brotli = new BrotliStream(File.Create(beside), CompressionLevel.SmallestSize))
        brotli.Write(compact.GetBuffer().AsSpan(0, (int)compact.Length));
    File.Move(beside, target, overwrite: true);
    Console.WriteLine($"{target}: {count} traces");
    return 0;
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}

void Run(JsonElement run, Utf8JsonWriter writer)
{
    writer.WriteStartObject();
    Copy(run, aboutOne, writer);
    writer.WriteEndObject();
}

static void Copy(JsonElement from, string[] names, Utf8JsonWriter writer)
{
    foreach (var name in names)
    {
        if (!from.TryGetProperty(name, out var value))
            continue;
        writer.WritePropertyName(name);
        value.WriteTo(writer);
    }
}
