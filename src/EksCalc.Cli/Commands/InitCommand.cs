using System.CommandLine;
using EksCalc.Files;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc init</c>: a file to start from.</summary>
internal static class InitCommand
{
    /// <summary>What other commands than those on clusters read.</summary>
    private static readonly (string For, string File)[] Samples =
        [("node", "node.json"), ("workbook", "cases.jsonl"), ("max-pods", "cases.csv"), ("notebook", "lesson.ipynb")];

    private const string ForCluster = "cluster";
    private const string ClusterFile = "cluster.yaml";

    public static ToolCommand Create(ToolConsole console)
    {
        string[] purposes = [ForCluster, .. Samples.Select(sample => sample.For)];
        var file = new Argument<string?>("FILE")
        {
            Description = $"The new file (default: {ClusterFile}).",
            HelpName = "FILE",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var purpose = CommandOptions.OneOf(
            "--for",
            "What reads it: commands on clusters (the default), node simulate, workbook, max-pods --cases, or notebook run.",
            purposes,
            index => purposes[index]);
        var force = new Option<bool>("--force") { Description = "Replace the file if it is there." };
        var cluster = new InitCluster();
        var command = new ToolCommand(
            "init",
            "Writes a file to start from. A scenario of a cluster has a comment at each part, subnets large enough for what the options say, and passes check; "
            + "on a terminal, and without options, it asks.",
            "init cluster.yaml --nodes 6 --pods-per-node 25",
            "init custom.yaml --mode customNetworking --zones 2",
            "init node.json --for node")
        { file, purpose, force };
        cluster.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(purpose) is { } other and not ForCluster && cluster.Given(result).ToList() is { Count: > 0 } given)
                result.AddError($"--for {other} has no cluster; leave out {string.Join(", ", given)}.");
        });
        command.SetAction(parsed =>
        {
            var sample = Samples.FirstOrDefault(sample => sample.For == parsed.GetValue(purpose)).File;
            var path = parsed.GetValue(file) ?? sample ?? ClusterFile;
            if (string.IsNullOrWhiteSpace(path))
                throw new InvalidInputException("init", "the name of a file expected, an empty text found.");
            if (Path.Exists(path) && !parsed.GetValue(force))
                throw new InvalidInputException(path, "is there already; --force replaces it, or give another name.");
            if (sample is null && console.Input is { } input && !cluster.Given(parsed.CommandResult).Any())
                parsed = command.Parse([.. InitQuestions.Ask(cluster.Questions, command, input(), console)], parsed.Configuration);
            WholeFile.Write(path, sample is null ? cluster.ScenarioOf(parsed) : EmbeddedText.Read(sample));
            console.Note($"{path} written");
            if (sample is null)
                console.Note($"Next: ekscalc plan {path}");
            return ExitCode.Done;
        });
        return command;
    }
}
