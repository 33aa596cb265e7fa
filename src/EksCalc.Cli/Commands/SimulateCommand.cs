using System.CommandLine;
using EksCalc.Advice;
using EksCalc.Cli.Output;
using EksCalc.Exchange;
using EksCalc.Exchange.Results;
using EksCalc.Exchange.Traces;
using EksCalc.Files;
using EksCalc.Nodes.Ipamd;
using static System.FormattableString;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc node simulate</c>: ipamd's pool manager event by event, for scenarios in files.</summary>
internal static class SimulateCommand
{
    public static ToolCommand Create(ToolConsole console)
    {
        var files = new Argument<string[]>("FILE.json") { Description = "Scenarios, or traces whose scenarios are taken.", Arity = ArgumentArity.OneOrMore };
        files.Validators.Add(CommandOptions.EachOnce);
        var folder = new FileOption<string?>(FileUse.Written, "--out", "-o") { Description = "Write one trace for each file, under the same name, into this folder.", HelpName = "DIR" };
        var follow = new Option<bool>("--follow") { Description = "Make the picks that the file's own steps record; it must be a whole trace." };
        var seed = new Option<ulong?>("--seed") { Description = "Pick among equals at random, by this seed. Default: the oldest ENI and the first address.", HelpName = "N" };
        var format = CommandOptions.Format();

        var command = new ToolCommand(
            "simulate",
            "Simulates ipamd event by event. Prints a summary of each file, its steps as CSV, or one file's trace as JSON; exits with 1 if a pod never gets an address.",
            "init node.json --for node",
            "node simulate node.json",
            "node simulate node.json --format json",
            "node simulate node.json --out traces",
            "node simulate traces/node.json --follow",
            "node simulate node.json --seed 7",
            "node simulate node.json --format csv")
        { files, folder, follow, seed, format };
        command.Validators.Add(result =>
        {
            if (result.GetValue(follow) && result.GetValue(seed) is not null)
                result.AddError("--follow and --seed exclude each other.");
            if (result.GetValue(format) == OutputFormat.Json && result.GetValue(folder) is null && result.GetValue(files) is { Length: > 1 })
                result.AddError("--format json prints one trace; with several files give --out DIR.");
        });
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(folder) is { } asked)
                CheckTargets(parsed.GetValue(files)!, asked);
            var problems = new List<InputProblem>();
            var traces = new List<(string File, NodeTrace Trace)>();
            foreach (var file in parsed.GetValue(files)!)
            {
                try
                {
                    traces.Add((file, InputKind.Reading(file, InputKind.Trace, () => Simulated(file, parsed.GetValue(follow), parsed.GetValue(seed)))));
                }
                catch (InvalidInputException invalid)
                {
                    problems.AddRange(invalid.Problems);
                }
            }

            if (parsed.GetValue(folder) is { } target)
                WriteAll(traces, target);
            Print(traces, parsed.GetValue(folder) is not null, parsed.GetValue(format), console);
            if (problems.Count > 0)
                throw new InvalidInputException(problems);
            foreach (var (file, trace) in traces)
                Note(several: traces.Count > 1, file, trace, console);
            return traces.Exists(result => result.Trace.Pods.NeverStarted > 0) ? ExitCode.No : ExitCode.Done;
        });
        return command;
    }

    private static NodeTrace Simulated(string file, bool follow, ulong? seed) =>
        InputFile.Naming(file, () => SimulationAnswer.Of(InputFile.OpenUtf8(file, NodeTraceJson.MostBytes), follow, seed));

    /// <summary>What a run teaches.</summary>
    private static void Note(bool several, string file, NodeTrace trace, ToolConsole console)
    {
        var findings = NodeTraceFindings.Of(trace);
        if (findings.Count > 0 && several)
            console.Note($"{file}:");
        console.Note(findings);
    }

    /// <summary>Nothing is simulated whose result could not be written.</summary>
    private static void CheckTargets(string[] inputs, string folder)
    {
        var targets = new ResultTargets(inputs, "choose another --out");
        var problems = inputs.Select(file => targets.ProblemOf(file, Target(folder, file))).OfType<InputProblem>().ToList();
        if (problems.Count > 0)
            throw new InvalidInputException(problems);
    }

    private static void WriteAll(List<(string File, NodeTrace Trace)> traces, string folder)
    {
        if (traces.Count > 0)
            WholeFile.MakeFolder(folder);
        foreach (var (file, trace) in traces)
            WholeFile.Write(Target(folder, file), SimulationAnswer.Json(trace));
    }

    private static string Target(string folder, string file) => Path.GetFullPath(Path.Combine(folder, Path.GetFileName(file)));

    /// <summary>JSON and CSV are the traces themselves, unless those went to files; all else is a summary.</summary>
    private static void Print(List<(string File, NodeTrace Trace)> traces, bool toFiles, OutputFormat format, ToolConsole console)
    {
        if (traces.Count == 0)
            return;
        switch (format)
        {
            case OutputFormat.Json when !toFiles:
                console.Output.WriteLine(SimulationAnswer.Json(traces.Single().Trace));
                break;
            case OutputFormat.Csv when !toFiles:
                TraceSteps.WriteCsv(traces, console.Output);
                break;
            default:
                console.Conclude(Conclusion(traces), traces.TrueForAll(result => result.Trace.Pods.NeverStarted == 0), format);
                console.Write(Summary(traces), format);
                break;
        }
    }

    private static string Conclusion(List<(string File, NodeTrace Trace)> traces)
    {
        var (pods, never) = (traces.Sum(result => (long)result.Trace.Pods.Adds), traces.Sum(result => (long)result.Trace.Pods.NeverStarted));
        return never == 0 ? "Every pod got an address." : Invariant($"{never:N0} of {pods:N0} pods never got an address.");
    }

    private static Result Summary(List<(string File, NodeTrace Trace)> traces)
    {
        var subnets = TraceSteps.SubnetsOf(traces);
        var rows = traces.Select(result => new SimulationJson(
            result.File,
            result.Trace.Scenario.Node.InstanceType,
            result.Trace.Steps.Count,
            result.Trace.Final.Enis,
            result.Trace.Final.TotalAddresses,
            result.Trace.Final.AssignedAddresses,
            result.Trace.Final.SubnetAddresses,
            result.Trace.Final.PerSubnet.IsEmpty ? null : [.. result.Trace.Final.PerSubnet],
            result.Trace.Pods.Adds,
            result.Trace.Pods.Started,
            result.Trace.Pods.FailedFirstTry,
            result.Trace.Pods.NeverStarted,
            result.Trace.Pods.LongestWaitToEnd.TotalSeconds,
            result.Trace.Calls.Total,
            result.Trace.Steps.Sum(step => step.Acts.Count(act => act.Error is not null)),
            result.Trace.Steps.Count(step => step.Cause == StepCause.Restart),
            result.Trace.Picks!.Name,
            result.Trace.Picks.Seed,
            NodeTraceFindings.Of(result.Trace))).ToList();
        return new Result(
            ["File", "Type", "Steps", "ENIs", "Addresses", "Assigned", "Subnet addresses", .. subnets.Select(TraceSteps.Column), "Pods", "Started", "Had to wait", "Never started", "Longest wait s", "EC2 calls", "Refused"],
            [.. rows.Select(row => (IReadOnlyList<object?>)[
                row.File, row.InstanceType, row.Steps, row.Enis, row.TotalAddresses, row.AssignedAddresses, row.SubnetAddresses,
                .. subnets.Select(subnet => (object?)TraceSteps.Used(row.Subnets ?? [], subnet)), row.Pods, row.Started, row.HadToWait, row.NeverStarted, row.LongestWaitSeconds, row.Ec2Calls, row.Ec2Refusals])],
            new SimulationsJson(rows, ModelVersion.Current),
            ResultJson.Readable.SimulationsJson);
    }
}
