namespace EksCalc.Workbook;

/// <summary>One reason why the workbook's number is not EksCalc's, and the addresses it explains.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Addresses">What it adds to the workbook's number; negative where that is too large. Never 0.</param>
public sealed record WorkbookDifference(WorkbookDifferenceKind Kind, long Addresses)
{
    /// <summary>The networking rules that the workbook does not follow.</summary>
    public RuleSet Rules => Explanation.Rules;

    /// <summary>The reason in one sentence.</summary>
    public string Reason => Explanation.Reason;

    /// <summary>The reason in a few words, for a table or a chart's row.</summary>
    public string Words => Kind switch
    {
        WorkbookDifferenceKind.HostNetworkPods => "host-network pods take none",
        WorkbookDifferenceKind.DaemonsetPods => "daemon-set pods take one each",
        WorkbookDifferenceKind.PrimaryAddresses => "primary addresses serve no pod",
        WorkbookDifferenceKind.WholeEnis => "single addresses, not whole ENIs",
        WorkbookDifferenceKind.WarmIpTarget => "WARM_IP_TARGET counts",
        WorkbookDifferenceKind.WarmEniDefault => "WARM_ENI_TARGET=1 holds",
        WorkbookDifferenceKind.UnusableTarget => "the target means its default",
        WorkbookDifferenceKind.EniWhenNoneIsFree => "an ENI when none is free",
        WorkbookDifferenceKind.InstanceLimits => "no more ENIs than the type has",
        _ => "AWS keeps 5, not 2",
    };

    private (RuleSet Rules, string Reason) Explanation => Kind switch
    {
        WorkbookDifferenceKind.HostNetworkPods => (
            [RuleId.R11], "Host-network pods use the node's own address, which is its primary ENI's."),
        WorkbookDifferenceKind.DaemonsetPods => (
            [RuleId.R11], "Daemon-set pods take addresses too; the sheet asks for them and never counts them."),
        WorkbookDifferenceKind.PrimaryAddresses => (
            [RuleId.R11], "An ENI's primary address serves no pod; the sheet divides the pods by all addresses of an ENI."),
        WorkbookDifferenceKind.WholeEnis => (
            [RuleId.R20], "WARM_IP_TARGET takes single addresses; the sheet counts every address of each ENI."),
        WorkbookDifferenceKind.WarmIpTarget => (
            [RuleId.R20], "The warm addresses; the sheet's total leaves WARM_IP_TARGET out."),
        WorkbookDifferenceKind.WarmEniDefault => (
            [RuleId.R18, RuleId.R20], "WARM_IP_TARGET is not in use, so WARM_ENI_TARGET=1 holds: one more ENI is kept warm."),
        WorkbookDifferenceKind.UnusableTarget => (
            [RuleId.R24], "A WARM_ENI_TARGET that is blank, negative or no whole number means its default, 1, to ipamd."),
        WorkbookDifferenceKind.EniWhenNoneIsFree => (
            [RuleId.R19, RuleId.R23a], "With WARM_ENI_TARGET=0 a node keeps its primary ENI, and attaches one more whenever no address is free."),
        WorkbookDifferenceKind.InstanceLimits => (
            [RuleId.R11, RuleId.R22], "The instance type has no more ENIs; the sheet looks the limit up and does not keep to it."),
        _ => ([RuleId.R01], "AWS keeps 5 addresses of every subnet, not 2."),
    };
}
