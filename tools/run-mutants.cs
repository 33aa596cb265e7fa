#:property PublishAot=false

// Mutation testing of src/EksCalc/Nodes and src/EksCalc/Ec2: dotnet-stryker makes the mutants, this runs the tests on each of them,
// a process a mutant.
//
//   dotnet tool restore
//   dotnet run tools/run-mutants.cs -- [--slow] [--sample N] [FILE.cs | FOLDER ...]
//
// Names of files or folders below src/EksCalc limit the run to them; --sample takes N mutants of each file, evenly spaced; --slow adds
// the tests that run for seconds. Prints a Markdown table and every mutant that no test noticed; all files take hours on two cores.
// Why not Stryker's own runner: docs/mutation-testing.md.
// Exit codes: 0 at least 80 % noticed; 1 fewer; 2 Stryker failed, or the tests fail without any mutant.

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

const double LeastScore = 0.8;
const string IdVariable = "EKSCALC_MUTANT";
const string NoMutant = "2147483647";
const string Traces = "EksCalc.Tests.Nodes.Ipamd.RecordedTraceTests";
// Long runs over types and random histories: some of a second each, times a thousand mutants.
string[] tooSlow =
[
    "*.Settle_EveryType_*", "*.AdvanceTo_EveryType_*", "*.AdvanceTo_AfterEachPodOfARamp_*", "*.AdvanceTo_RandomSettingsAndMaxPods_*", "*.Run_SameSeed_*",
    "*.Run_WithoutSteps_*", "*.Write_WhatWasRead_*", "*.AdvanceTo_SettledNodeIdleForAYear_*",
];
const string Churn = "EksCalc.Tests.Nodes.ChurnedNodeTests";
// A mutant that allocates without end fails at this, in bytes, instead of taking the machine's memory.
const string MostHeap = "0x60000000";
var slow = args.Contains("--slow");
var sampleAt = Array.IndexOf(args, "--sample");
var sample = sampleAt < 0 ? int.MaxValue : int.Parse(args[sampleAt + 1], CultureInfo.InvariantCulture);
string[] files = [.. args.Where((arg, index) => arg != "--slow" && (sampleAt < 0 || (index != sampleAt && index != sampleAt + 1)))];

// An endless loop is one that takes far more processor time than the slowest round without a mutant: however busy the machine is.
var patience = TimeSpan.MaxValue;

var project = Path.GetFullPath(Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "..", "tests", "EksCalc.Tests"));
var work = Path.Combine(project, "obj", "mutants"); // Below the repository, as tests look for its files upwards from where they are.
if (Directory.Exists(work))
    Directory.Delete(work, recursive: true);
Directory.CreateDirectory(work);
var tests = Path.Combine(work, "tests");
try
{
    if (Mutate(project, work, tests) is { } failure)
    {
        Console.Error.WriteLine(failure);
        return 2;
    }

    var mutants = Mutants(Path.Combine(work, "reports", "mutation-report.json"))
        .Where(mutant => files.Length == 0 || files.Any(mutant.IsIn))
        .GroupBy(mutant => mutant.Path).SelectMany(file => Sampled([.. file], sample).Index())
        .OrderBy(mutant => mutant.Index).Select(mutant => mutant.Item).ToList(); // Some of every file come first.
    if (Run(NoMutant, "") is var unmutated && unmutated.Outcome != Outcome.Survived)
    {
        Console.Error.WriteLine($"The tests fail without any mutant:\n{unmutated.Output}");
        return 2;
    }

    var slowest = unmutated.Slowest;
    patience = (3 * slowest) + TimeSpan.FromSeconds(5);
    Console.Error.WriteLine($"Without a mutant the slowest round takes {slowest.TotalSeconds:0.0} s of processor time; a mutant has {patience.TotalSeconds:0.0} s.");

    var outcomes = new ConcurrentDictionary<Mutant, Outcome>();
    Parallel.ForEach(Partitioner.Create(mutants, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, mutant =>
    {
        outcomes[mutant] = Run(mutant.Id, mutant.File).Outcome;
        if (outcomes[mutant] == Outcome.Survived)
            Console.Error.WriteLine($"\r{mutant}");
        Console.Error.Write($"\r{outcomes.Count} of {mutants.Count}");
    });

    Console.WriteLine("| file | killed | timed out | survived |\n|---|--:|--:|--:|");
    foreach (var file in mutants.GroupBy(mutant => mutant.File).OrderBy(file => file.Key, StringComparer.Ordinal))
        Console.WriteLine(Row(file.Key, file));
    Console.WriteLine(Row("together", mutants));
    Console.WriteLine();
    foreach (var mutant in mutants.Where(mutant => outcomes[mutant] == Outcome.Survived))
        Console.WriteLine(mutant);
    var score = 1 - (mutants.Count(mutant => outcomes[mutant] == Outcome.Survived) / (double)mutants.Count);
    Console.WriteLine($"\nScore: {score:0.0 %} of {mutants.Count}.");
    return score >= LeastScore ? 0 : 1;

    string Row(string name, IEnumerable<Mutant> of)
    {
        var found = of.ToLookup(mutant => outcomes[mutant]);
        return $"| {name} | {found[Outcome.Killed].Count()} | {found[Outcome.TimedOut].Count()} | {found[Outcome.Survived].Count()} |";
    }
}
finally
{
    Directory.Delete(work, recursive: true);
}

// Stryker puts the mutated assembly beside the tests, all mutants in one, and takes it away when it is done: it is copied while it tests two of them.
static string? Mutate(string project, string work, string copy)
{
    var built = Path.Combine(project, "bin", "Mutation", "net10.0");
    using var stryker = Process.Start(new ProcessStartInfo("dotnet", ["stryker", "-f", "stryker-config.json", "-O", work]) { WorkingDirectory = project, RedirectStandardOutput = true })!;
    var log = new List<string>();
    while (stryker.StandardOutput.ReadLine() is { } line)
    {
        log.Add(line);
        if (!line.Contains("total mutants will be tested", StringComparison.Ordinal))
            continue;
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    stryker.WaitForExit();
    return Directory.Exists(copy) && File.Exists(Path.Combine(work, "reports", "mutation-report.json")) ? null : string.Join(Environment.NewLine, log);
}

// Evenly spaced, so that the same run takes the same ones.
static IEnumerable<Mutant> Sampled(Mutant[] all, int most) => all.Length <= most ? all : Enumerable.Range(0, most).Select(index => all[(int)(((2L * index) + 1) * all.Length / (2L * most))]);

// All that compile, whether Stryker's few tests cover them or not.
static IEnumerable<Mutant> Mutants(string report)
{
    using var json = JsonDocument.Parse(File.ReadAllBytes(report));
    foreach (var file in json.RootElement.GetProperty("files").EnumerateObject())
    {
        var lines = file.Value.GetProperty("source").GetString()!.Split('\n');
        foreach (var mutant in file.Value.GetProperty("mutants").EnumerateArray())
        {
            if (mutant.GetProperty("status").GetString() is "CompileError" or "Ignored")
                continue;
            var (start, end) = (mutant.GetProperty("location").GetProperty("start"), mutant.GetProperty("location").GetProperty("end"));
            yield return new Mutant(
                mutant.GetProperty("id").GetString()!, file.Name.Replace('\\', '/'), start.GetProperty("line").GetInt32(), mutant.GetProperty("mutatorName").GetString()!,
                Text(lines, start, end), OneLine(mutant.GetProperty("replacement").GetString()!));
        }
    }
}

static string Text(string[] lines, JsonElement start, JsonElement end)
{
    var (first, last) = (start.GetProperty("line").GetInt32() - 1, end.GetProperty("line").GetInt32() - 1);
    var (from, to) = (start.GetProperty("column").GetInt32() - 1, end.GetProperty("column").GetInt32() - 1);
    return OneLine(first == last ? lines[first][from..to] : string.Join(' ', [lines[first][from..], .. lines[(first + 1)..last], lines[last][..to]]));
}

static string OneLine(string text)
{
    var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    return line.Length <= 120 ? line : line[..117] + "...";
}

// The tests of the same name as the file and the recorded traces notice most, and soon; what they do not, the others may.
(Outcome Outcome, TimeSpan Slowest, string Output) Run(string mutant, string file)
{
    var own = file == "NodeIpam.Churn.cs" ? "ChurnedNodeTests" : $"{file.Split('.')[0]}Tests";
    string[] exclusions = slow ? [] : [.. tooSlow.SelectMany(test => (string[])["-method-", test])];
    string[][] rounds =
    [
        ["-class", $"*.{own}"],
        ["-class", Traces],
        ["-namespace", "EksCalc.Tests.Nodes*", "-namespace", "EksCalc.Tests.Ec2*", "-class-", Traces, .. slow ? (string[])[] : ["-class-", Churn]],
    ];
    var result = (Outcome: Outcome.Survived, Time: TimeSpan.Zero, Output: "");
    var longest = TimeSpan.Zero;
    foreach (var round in rounds)
    {
        if (result.Outcome == Outcome.Survived)
            result = Tests(mutant, [.. round, .. exclusions]);
        longest = result.Time > longest ? result.Time : longest;
    }

    return (result.Outcome, longest, result.Output);
}

(Outcome Outcome, TimeSpan Time, string Output) Tests(string mutant, string[] chosen)
{
    var start = new ProcessStartInfo("dotnet", [Path.Combine(tests, "EksCalc.Tests.dll"), .. chosen, "-stopOnFail", "-parallelMode", "none", "-noColor"])
    {
        WorkingDirectory = tests,
        RedirectStandardOutput = true,
    };
    start.Environment["STRYKER_MUTANT_ID_CONTROL_VAR"] = IdVariable;
    start.Environment[IdVariable] = mutant;
    start.Environment["DOTNET_GCHeapHardLimit"] = MostHeap;
    using var process = Process.Start(start)!;
    var output = process.StandardOutput.ReadToEndAsync();
    var time = TimeSpan.Zero;
    while (!process.WaitForExit(TimeSpan.FromMilliseconds(100)))
    {
        time = TimeOf(process) ?? time;
        if (time <= patience)
            continue;
        process.Kill(entireProcessTree: true);
        return (Outcome.TimedOut, time, "");
    }

    return (process.ExitCode == 0 ? Outcome.Survived : Outcome.Killed, time, output.GetAwaiter().GetResult());
}

// Null once it has ended.
static TimeSpan? TimeOf(Process process)
{
    try
    {
        return process.TotalProcessorTime;
    }
    catch (InvalidOperationException)
    {
        return null;
    }
}

internal enum Outcome { Killed, TimedOut, Survived }

internal sealed record Mutant(string Id, string Path, int Line, string Mutator, string Original, string Replacement)
{
    public string File => System.IO.Path.GetFileName(Path);

    public override string ToString() => $"- {File}:{Line} {Mutator}: `{Original}` became `{Replacement}`";

    public bool IsIn(string fileOrFolder) => $"/{Path}".EndsWith($"/{fileOrFolder}", StringComparison.Ordinal) || $"/{Path}".Contains($"/{fileOrFolder.TrimEnd('/')}/", StringComparison.Ordinal);
}
