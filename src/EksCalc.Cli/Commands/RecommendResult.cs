using EksCalc.Advice.Decisions;
using EksCalc.Cli.Output;
using EksCalc.Exchange.Results;
using EksCalc.Notebooks;

namespace EksCalc.Cli.Commands;

/// <summary>A decision as an object for a program and as tables for a person.</summary>
internal sealed class RecommendResult(Decision decision)
{
    private readonly RecommendJson json = RecommendJson.Of(decision);

    /// <summary>The nodes' and pods' subnets, which are the rows in CSV.</summary>
    public Result Subnets => Table(json.Subnets);

    /// <summary>The decision, then what speaks for it and against the next best, a line each.</summary>
    public IEnumerable<string> Verdict(OutputFormat format)
    {
        var isMarkdown = format == OutputFormat.Md;
        yield return isMarkdown ? $"**{Markdown.Escape(decision.Verdict)}**" : decision.Verdict;
        if (isMarkdown)
            yield return "";
        foreach (var reason in decision.Reasons)
            yield return Line($"+ {reason}");
        if (decision.RunnerUp is { WhyNot: { } whyNot } other)
            yield return Line($"- not {other}: {whyNot}");

        string Line(string text) => isMarkdown ? $"- {Markdown.Escape(text[2..])}" : $"  {text}";
    }

    /// <summary>The tables with their headings, in the order of reading.</summary>
    public IEnumerable<(string Heading, Result Table)> Tables()
    {
        yield return ($"What changes{Grown()}", Table(json.Changes));
        yield return ($"Subnets then, {json.HeadroomPercent} % to stay free{Grown()}", Subnets);
        if (decision.Chosen.Steps.Count > 0)
        {
            yield return ("Steps", Table(json.Steps.Numbered("Step")));
            yield return ("The way back", Table(ResultRows.Of(Short, decision.Chosen.WayBack).Numbered("Step")));
        }

        yield return ("Alternatives, the best design of each kind", Table(ResultRows.Of(DecisionColumns.Designs, decision.Alternatives)));
        if (decision.ExcludedModes.Count > 0)
            yield return ("Modes that cannot be", Table(json.ExcludedModes));
        if (json.Findings.Count > 0)
            yield return ("Findings once this is done", Table(ResultRows.Of(FindingColumns.Short, json.Findings)));
    }

    /// <summary>What to remember, a line each.</summary>
    public IEnumerable<string> Conclusions()
    {
        yield return $"Decided by {decision.Options.Prefer.ToWords()}.";
        yield return json.FitsUpToGrowthPercent is { } percent
            ? $"As it is, everything can grow by {percent} % before a subnet is full."
            : "As it is, the workload does not fit.";
    }

    // The way back says what to do; why stands with the steps there.
    private static IReadOnlyList<ResultColumn<DecisionStep>> Short { get; } = [.. DecisionColumns.Steps.Where(column => column.Name is "what" or "disruption" or "takes")];

    private string Grown() => json.GrowthPercent > 0 ? $", after {json.GrowthPercent} % of growth" : "";

    private Result Table(ResultRows rows) => new(rows.Headings, rows.Cells, json, ResultJson.Readable.RecommendJson);
}
