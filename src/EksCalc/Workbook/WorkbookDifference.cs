namespace EksCalc.Workbook;

/// <summary>One reason why the workbook's number is not EksCalc's, and the addresses it explains.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Addresses">What it adds to the workbook's number; negative where that is too large. Never 0.</param>
public sealed record WorkbookDifference(WorkbookDifferenceKind Kind, long Addresses)
{
    /// <summary>The networking rule that the workbook does not follow, and where it is from.</summary>
    public string Rule => Explanation.Rule;

    /// <summary>The reason in one sentence.</summary>
    public string Reason => Explanation.Reason;

    private (string Rule, string Reason) Explanation => Kind switch
    {
        WorkbookDifferenceKind.HostNetworkPods => (
            "R11 (amazon-vpc-cni-k8s README)", "Host-network pods use the node's own address, which is its primary ENI's."),
        WorkbookDifferenceKind.DaemonsetPods => (
            "R11 (amazon-vpc-cni-k8s README)", "Daemon-set pods take addresses too; the sheet asks for them and never counts them."),
        WorkbookDifferenceKind.PrimaryAddresses => (
            "R11 (amazon-vpc-cni-k8s README)", "An ENI's primary address serves no pod; the sheet divides the pods by all addresses of an ENI."),
        WorkbookDifferenceKind.WholeEnis => (
            "R20 (amazon-vpc-cni-k8s pkg/ipamd/ipamd.go)", "WARM_IP_TARGET takes single addresses; the sheet counts every address of each ENI."),
        WorkbookDifferenceKind.WarmIpTarget => (
            "R20 (amazon-vpc-cni-k8s pkg/ipamd/ipamd.go)", "The warm addresses; the sheet's total leaves WARM_IP_TARGET out."),
        WorkbookDifferenceKind.WarmEniDefault => (
            "R18, R20 (amazon-vpc-cni-k8s pkg/ipamd/ipamd.go)", "WARM_IP_TARGET is not in use, so WARM_ENI_TARGET=1 holds: one more ENI is kept warm."),
        WorkbookDifferenceKind.UnusableTarget => (
            "R24 (amazon-vpc-cni-k8s pkg/ipamd/ipamd.go)", "A WARM_ENI_TARGET that is blank, negative or no whole number means its default, 1, to ipamd."),
        WorkbookDifferenceKind.EniWhenNoneIsFree => (
            "R19, R23a (amazon-vpc-cni-k8s pkg/ipamd/ipamd.go)", "With WARM_ENI_TARGET=0 a node keeps its primary ENI, and attaches one more whenever no address is free."),
        WorkbookDifferenceKind.InstanceLimits => (
            "R11, R22 (amazon-vpc-cni-k8s pkg/vpc/vpc_ip_resource_limit.go)", "The instance type has no more ENIs; the sheet looks the limit up and does not keep to it."),
        _ => ("R01 (Amazon VPC user guide, subnet sizing)", "AWS keeps 5 addresses of every subnet, not 2."),
    };
}
