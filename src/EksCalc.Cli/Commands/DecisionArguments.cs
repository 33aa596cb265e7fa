using System.CommandLine;
using EksCalc.Advice;
using EksCalc.Advice.Decisions;
using EksCalc.Clusters;
using EksCalc.Cni;

namespace EksCalc.Cli.Commands;

/// <summary>The options by which a decision is made: the same ones in each command that makes one, so that they make the same.</summary>
internal sealed class DecisionArguments
{
    private readonly Option<int?> growth = CommandOptions.Number("--growth", 0, SizingOptions.MostGrowthPercent, "How much the workload is to grow, in percent (default: 0).");
    private readonly Option<int?> headroom = CommandOptions.Number("--headroom", 0, SizingOptions.MostHeadroomPercent, $"How much of each subnet stays free at the peak, in percent (default: {SizingOptions.Default.HeadroomPercent}).");
    private readonly Option<DesignPreference> prefer = Spelled<DesignPreference>("--prefer", "What decides between designs that hold the workload (default: balanced).");
    private readonly Option<ModeOption> mode = Spelled<ModeOption>("--mode", "Take this mode, whatever else.");
    private readonly Option<bool> keepSubnets = new("--keep-subnets") { Description = "Keep the nodes' subnets as they are; subnets for pods may still be made." };
    private readonly Option<bool> noZoneLoss = new("--no-zone-loss") { Description = "The subnets need not bear the loss of a zone." };
    private readonly Option<int?> churn = CommandOptions.Number("--churn", 0, 3600, $"Pods that end and are replaced on a node in an hour (default: {DecisionOptions.DefaultReplacedPerHour}).");
    private readonly Option<int?> calls = CommandOptions.Number("--calls", 0, 100_000, $"EC2 calls that a node may make in an hour (default: {WarmSettingsComparison.DefaultCallBudget}).");
    private readonly Option<int?> worth = CommandOptions.Number("--worth", 0, 100, $"The least saving of addresses for which warm targets change that need not, in percent (default: {DecisionOptions.DefaultWorthPercent}).");

    /// <summary>All of them, to be added to a command.</summary>
    public IReadOnlyList<Option> All => [growth, headroom, prefer, mode, keepSubnets, noZoneLoss, churn, calls, worth];

    /// <summary>What is given; the defaults for what is not.</summary>
    public DecisionOptions Of(ParseResult parsed) => new()
    {
        LeaveRoom = new SizingOptions(parsed.GetValue(growth) ?? 0, parsed.GetValue(headroom) ?? SizingOptions.Default.HeadroomPercent),
        Prefer = parsed.GetValue(prefer),
        Mode = parsed.GetResult(mode) is null ? null : parsed.GetValue(mode),
        KeepSubnets = parsed.GetValue(keepSubnets),
        WithoutZoneLoss = parsed.GetValue(noZoneLoss),
        ReplacedPerHour = parsed.GetValue(churn) ?? DecisionOptions.DefaultReplacedPerHour,
        CallBudgetPerHour = parsed.GetValue(calls) ?? WarmSettingsComparison.DefaultCallBudget,
        WorthPercent = parsed.GetValue(worth) ?? DecisionOptions.DefaultWorthPercent,
    };

    /// <summary>The decision about a scenario, made away from the terminal's thread.</summary>
    public Task<Decision> DecideAsync(ClusterScenario scenario, ParseResult parsed, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                return Decision.Of(scenario, Of(parsed), cancellationToken: cancellationToken);
            }
            catch (InvalidInputException invalid) when (invalid.Problems is [{ Place: "mode" } problem])
            {
                throw new InvalidInputException("--mode", problem.Message);
            }
        },
        cancellationToken);

    private static Option<T> Spelled<T>(string name, string description)
        where T : struct, Enum => CommandOptions.OneOf(name, description, [.. Enum.GetNames<T>().Select(Kebab)], index => Enum.GetValues<T>()[index]);

    private static string Kebab(string name) => string.Concat(name.Select((letter, index) => char.IsUpper(letter) ? $"{(index > 0 ? "-" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
