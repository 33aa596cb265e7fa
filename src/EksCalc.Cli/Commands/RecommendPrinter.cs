using EksCalc.Advice.Decisions;
using EksCalc.Cli.Output;
using EksCalc.Exchange;
using EksCalc.Exchange.Results;
using EksCalc.Notebooks;

namespace EksCalc.Cli.Commands;

/// <summary>Prints a decision in the order of reading: the verdict and its reasons, what changes, the steps, the alternatives, the findings.</summary>
internal sealed class RecommendPrinter(Decision decision, OutputFormat format, ToolConsole console)
{
    private const int StepIndent = 4; // As wide as "12. ".

    private readonly RecommendJson json = RecommendJson.Of(decision);

    private bool IsMarkdown => format == OutputFormat.Md;

    public void Print()
    {
        console.Conclude(IsMarkdown ? Markdown.Escape(decision.Verdict) : decision.Verdict, decision.Fits, format);
        if (format is OutputFormat.Json or OutputFormat.Csv)
        {
            console.Write(Table(json.Subnets), format);
            return;
        }

        Reasons();
        console.Write([($"{(decision.Chosen.Steps.Count == 0 ? "As it is" : "What changes")}{Grown}", Table(json.Changes)), ($"Subnets then, {json.HeadroomPercent} % to stay free{Grown}", Table(json.Subnets))], format);
        if (decision.Chosen.Steps.Count > 0)
        {
            Steps("Steps", decision.Chosen.Steps, json.Steps, isDetailed: true);
            Steps("The way back", decision.Chosen.WayBack, json.WayBack, isDetailed: false);
        }

        console.Output.WriteLine();
        console.Write(Others(), format);
        console.Output.WriteLine();
        console.Say($"Decided by {decision.Options.Prefer.ToWords()}.", format);
        console.Say(json.FitsUpToGrowthPercent is { } percent ? $"As it is, everything can grow by {percent} % before a subnet is full." : "As it is, the workload does not fit.", format);
    }

    private void Reasons()
    {
        foreach (var reason in decision.Reasons)
            Line("+", $"{reason}");
        if (decision.RunnerUp is { WhyNot: { } whyNot } other)
            Line("-", $"not {other}: {whyNot}");
        console.Output.WriteLine();

        void Line(string mark, string text) => console.Say(IsMarkdown ? $"- {Markdown.Escape(text)}" : $"  {mark} {text}", format, hanging: 2);
    }

    /// <summary>Steps as a list, which a table would be too wide for; in Markdown as a table, which a page makes room for.</summary>
    private void Steps(string heading, IReadOnlyList<DecisionStep> steps, ResultRows rows, bool isDetailed)
    {
        console.Output.WriteLine();
        if (IsMarkdown)
        {
            console.Write([(heading, Table(rows.Numbered("Step")))], format);
            return;
        }

        console.Say(heading, format, Tone.Heading);
        foreach (var (index, step) in steps.Index())
        {
            console.Say($"{index + 1,2}. {step.What}", format, hanging: index < 9 ? StepIndent - 1 : StepIndent);
            if (!isDetailed)
                continue;
            Detail($"{step.Why} ({step.Rules})");
            Detail($"Pods notice: {step.Disruption.ToWords()}. Takes: {step.Takes}. Done when: {step.Check}");
            if (StepExports.FilesOf(step, decision.Chosen) is { Count: > 0 } files)
                Detail($"Files of --out DIR: {string.Join(", ", files)}");
        }

        void Detail(string text) => console.Say($"{new string(' ', StepIndent)}{text}", format);
    }

    private IEnumerable<(string Heading, Result Table)> Others()
    {
        yield return ("Alternatives, the best design of each kind", Table(ResultRows.Of(DecisionColumns.Designs, decision.Alternatives)));
        if (decision.ExcludedModes.Count > 0)
            yield return ("Modes that cannot be", Table(json.ExcludedModes));
        if (json.Findings.Count > 0)
            yield return ("Findings once this is done", Table(ResultRows.Of(FindingColumns.Short, json.Findings)));
    }

    private string Grown => DesignWords.Grown(decision.Options.LeaveRoom);

    private Result Table(ResultRows rows) => new(rows.Headings, rows.Cells, json, ResultJson.Readable.RecommendJson);
}
