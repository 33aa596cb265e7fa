using EksCalc.Notebooks;

namespace EksCalc.Cli;

/// <summary>What a command line answered, for a host that shows views where a terminal shows text.</summary>
/// <param name="ExitCode">As <see cref="EksCalcTool.RunAsync"/> says.</param>
/// <param name="Views">Tables, and text where the command prints no table, in the order of printing.</param>
/// <param name="Notes">What goes to the error stream: findings, or why the command line cannot be used.</param>
public sealed record ToolAnswer(int ExitCode, IReadOnlyList<View> Views, string Notes)
{
    /// <summary>Whether there is an answer, be it no; not where the command line or an input could not be used.</summary>
    public bool IsAnswer => ExitCode is Cli.ExitCode.Done or Cli.ExitCode.No;
}
