using System.CommandLine;
using System.Globalization;
using EksCalc.Cli.Output;
using EksCalc.Exchange;
using EksCalc.Input;
using EksCalc.Notebooks.Reports;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc report</c>: a decision as a document.</summary>
internal static class ReportCommand
{
    public static ToolCommand Create(ToolConsole console)
    {
        var file = CommandOptions.Scenario();
        var arguments = new DecisionArguments();
        var target = Target();
        var title = Text("--title", "The document's title (default: one with the scenario's name).", "TEXT");
        var status = Text("--status", "Where the decision stands, e.g. Proposed.", "TEXT");
        var deciders = Texts("--deciders", "Who decides; may be given several times.", "NAME");
        var date = Day("--date", "The day of the decision, e.g. 2026-11-28 (default: none).");
        var needs = Texts("--need", "What the cluster has to bear, a sentence; may be given several times.", "TEXT");
        var withFiles = new Option<bool>("--files") { Description = "Write the files for its steps, as 'recommend --out' does, into a folder beside it that is called like it, NAME-files, and link them from the steps." };
        var force = CommandOptions.Force();
        var command = new ToolCommand(
            "report",
            "Writes what 'recommend' decides as a document: context, options side by side, the decision and its reasons, numbers, charts, consequences, steps there and back, what to watch, "
            + "sources and inputs. The name's extension decides the form: .html is one page that needs nothing else, .md has its charts as pictures beside it, .pdf is the page as printed; "
            + "the last two need Chromium or Chrome. Exits with 1 when no design holds the workload.",
            "init cluster.yaml",
            "report cluster.yaml --out decision.html",
            "report cluster.yaml --growth 50 --out adr-7.html --status Proposed",
            "report cluster.yaml --keep-subnets --out adr-8.html --files",
            "report cluster.yaml --out adr.html --deciders Ada --date 2026-11-28")
        { file, target, title, status, deciders, date, needs, withFiles, force };
        foreach (var option in arguments.All)
            command.Add(option);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetValue(target)!;
            using var progress = new ProgressLine(console.Error);
            var scenario = ScenarioInput.Read(parsed.GetValue(file)!);
            progress.Show("comparing designs");
            var decision = await arguments.DecideAsync(scenario, parsed, cancellationToken).ConfigureAwait(false);
            var head = new DecisionHead
            {
                Title = parsed.GetValue(title),
                Status = parsed.GetValue(status),
                Deciders = parsed.GetValue(deciders) ?? [],
                Date = parsed.GetValue(date),
                Needs = parsed.GetValue(needs) ?? [],
            };
            progress.Show("writing the document");
            var folder = parsed.GetValue(withFiles) ? ReportFiles.FolderOf(path) : null;
            var files = await Task.Run(() => ReportFiles.Of(DecisionReport.Of(decision, head, folder), path), cancellationToken).ConfigureAwait(false);
            progress.Clear();
            if (folder is not null)
                ExportedFiles.Write(DesignExporter.Of(decision.Chosen), Path.Combine(Path.GetDirectoryName(path)!, folder), parsed.GetValue(file)!, parsed.GetValue(force), console, files);
            else
                ExportedFiles.Write(files, parsed.GetValue(file)!, parsed.GetValue(force), console);
            console.Say(decision.Verdict, tone: decision.Fits ? Tone.Good : Tone.Bad);
            return decision.Fits ? ExitCode.Done : ExitCode.No;
        });
        return command;
    }

    private static Option<string> Target()
    {
        var option = new FileOption<string>(FileUse.Written, "--out", "-o") { Description = "The file to write: .html, .md or .pdf.", HelpName = "FILE", Required = true };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var name] && !ReportFiles.Extensions.Contains(Path.GetExtension(name.Value), StringComparer.OrdinalIgnoreCase))
                result.AddError($"--out {ShownText.Short(name.Value)}: a report is written as .html, .md or .pdf.");
        });
        return option;
    }

    private static Option<string?> Text(string name, string description, string helpName) => new(name) { Description = description, HelpName = helpName };

    private static Option<string[]> Texts(string name, string description, string helpName) => new(name) { Description = description, HelpName = helpName };

    private static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM-DD",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            result.AddError($"{name} takes a day like 2026-11-28, not {ShownText.Quoted(result.Tokens[0].Value)}.");
            return null;
        },
    };
}
