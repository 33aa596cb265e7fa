using System.CommandLine;
using EksCalc.Cli.Output;
using EksCalc.Exchange.Results;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc explain</c>: what a rule says or a finding means.</summary>
internal static class ExplainCommand
{
    public static ToolCommand Create(ToolConsole console)
    {
        var ids = new Argument<string[]>("ID")
        {
            Description = "Ids of rules, e.g. R07, or of findings, e.g. subnet-full; all of them without.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var format = CommandOptions.Format();
        var command = new ToolCommand(
            "explain",
            "Says what a rule or a finding means, where it comes from, and what to do about it.",
            "explain R07",
            "explain subnet-full control-plane-room",
            "explain --format md")
        { ids, format };
        command.SetAction(parsed =>
        {
            var asked = parsed.GetValue(ids) ?? [];
            Print(asked.Length == 0 ? ExplainJson.All : Named(asked), parsed.GetValue(format), console);
            return ExitCode.Done;
        });
        return command;
    }

    private static ExplainJson Named(string[] ids)
    {
        var problems = new List<InputProblem>();
        var (rules, kinds) = (new List<Rule>(), new List<FindingKind>());
        foreach (var id in ids)
        {
            if (Rules.All.FirstOrDefault(rule => IsNamed(rule.Id.ToString())) is { } rule)
                rules.Add(rule);
            else if (FindingKinds.All.FirstOrDefault(kind => IsNamed(kind.Id)) is { } kind)
                kinds.Add(kind);
            else
                problems.Add(new InputProblem(id.Length == 0 ? "explain" : id, $"no such rule or finding{NearestNames.DidYouMean(id, [.. Rules.All.Select(rule => rule.Id.ToString()), .. FindingKinds.All.Select(kind => kind.Id)])}"));

            bool IsNamed(string name) => name.Equals(id, StringComparison.OrdinalIgnoreCase);
        }

        return problems.Count == 0 ? ExplainJson.Of(rules, kinds) : throw new InvalidInputException(problems);
    }

    private static void Print(ExplainJson explained, OutputFormat format, ToolConsole console)
    {
        if (format == OutputFormat.Table)
        {
            const int hanging = 2;
            foreach (var line in string.Join("\n", [.. explained.Rules.Select(Sentences), .. explained.Findings.Select(Sentences)]).TrimEnd('\n').Split('\n'))
                console.Say(line, hanging: hanging);
            return;
        }

        console.Write(
            new Result(
                ["Id", "Severity", "What", "Why", "Do", "Rules or findings", "Source"],
                [
                    .. explained.Rules.Select(rule => (IReadOnlyList<object?>)[rule.Id, null, rule.Title, null, null, string.Join(", ", rule.Findings), rule.Source]),
                    .. explained.Findings.Select(kind => (IReadOnlyList<object?>)[kind.Id, kind.Severity, kind.When, kind.Reason, kind.Action, kind.Rules, kind.Source]),
                ],
                explained,
                ResultJson.Readable.ExplainJson),
            format);
    }

    private static string Sentences(RuleJson rule) =>
        $"""
        {rule.Id}
          {rule.Title}
          Source:   {rule.Source}
          Findings: {(rule.Findings.Count == 0 ? "none" : string.Join(", ", rule.Findings))}

        """;

    private static string Sentences(FindingKindJson kind) =>
        $"""
        {kind.Id} ({kind.Severity.ToString().ToLowerInvariant()})
          {kind.When}
          Why:    {kind.Reason}
          Do:     {kind.Action}
          Source: {kind.Source}

        """;
}
