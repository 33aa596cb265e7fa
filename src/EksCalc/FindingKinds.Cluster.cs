namespace EksCalc;

/// <content>Subnets and node groups of a plan, and the workbook.</content>
public static partial class FindingKinds
{
    private const string AddSubnets = "Add subnets, or spread the nodes over more of them.";

    internal static readonly FindingKind SubnetFull = new(
        "subnet-full", Severity.Error,
        "A subnet has fewer addresses than are needed as a rule.",
        "Pods and nodes beyond that do not start.",
        AddSubnets,
        RuleId.R01);

    internal static readonly FindingKind SubnetFullAtPeak = new(
        "subnet-full-at-peak", Severity.Error,
        "A subnet has fewer addresses than are needed during an update or when a zone is lost.",
        "An update brings new nodes before it takes the old ones away.",
        AddSubnets,
        RuleId.R01, RuleId.R32);

    internal static readonly FindingKind SubnetNearlyFull = new(
        "subnet-nearly-full", Severity.Warning,
        "A subnet is nine tenths full at its peak, or more.",
        "There is little room for growth or for what a plan does not see.",
        AddSubnets,
        RuleId.R01);

    internal static readonly FindingKind PrefixReservationTooLarge = new(
        "prefix-reservation-too-large", Severity.Error,
        "A prefix reservation leaves too little room for single addresses.",
        "EC2 takes single addresses of its own choice from outside prefix reservations.",
        "Make the prefix reservation smaller, or use a larger subnet.",
        RuleId.R06);

    internal static readonly FindingKind PrefixesDoNotFit = new(
        "prefixes-do-not-fit", Severity.Error,
        "More prefixes are needed than find room at best.",
        "A prefix needs 16 free addresses in a row, and EC2 answers InsufficientCidrBlocks.",
        "Use a larger subnet, or move other users out of it.",
        RuleId.R07);

    internal static readonly FindingKind PrefixesMayNotFit = new(
        "prefixes-may-not-fit", Severity.Warning,
        "More prefixes are needed than are to be expected if single addresses lie scattered.",
        "Each single address in an otherwise free /28 makes it useless for a prefix.",
        "Reserve a part of the subnet for prefixes (a CIDR reservation of type prefix).",
        RuleId.R06, RuleId.R07);

    internal static readonly FindingKind GroupWithoutSubnets = new(
        "group-without-subnets", Severity.Error,
        "No subnet of the scenario is for a group's nodes.",
        "Subnets of ENIConfigs and those tagged for subnet discovery take no nodes unless a group names them.",
        "Name its subnets.",
        RuleId.R27, RuleId.R28);

    internal static readonly FindingKind GroupInOneZone = new(
        "group-in-one-zone", Severity.Warning,
        "All nodes of a group are in one zone.",
        "When that zone is lost they cannot come up elsewhere.",
        "Give it subnets in two or more zones.",
        RuleId.R09);

    internal static readonly FindingKind EniConfigMissing = new(
        "eniconfig-missing", Severity.Error,
        "A zone with nodes has no ENIConfig under custom networking.",
        "Nodes there attach no ENI for pods; their addresses are counted in the nodes' subnet here.",
        "Add an ENIConfig with a subnet of that zone.",
        RuleId.R27);

    internal static readonly FindingKind EniConfigUnused = new(
        "eniconfig-unused", Severity.Warning,
        "An ENIConfig is called like no zone, and no node group names it.",
        "No node takes it: its subnet serves no pods, and no nodes unless a group names the subnet.",
        "Delete it, or name it in a node group's eniConfigs or labels.",
        RuleId.R27);

    internal static readonly FindingKind DiscoveryWithoutSubnets = new(
        "discovery-without-subnets", Severity.Error,
        "Tags take the subnets of a zone's nodes out, and none of the zone is open to their ENIs.",
        "The primary ENI serves no pods and no other can be made: every pod waits.",
        "Tag a subnet of the zone kubernetes.io/role/cni=1 for this cluster, or remove the tag from the nodes' subnets.",
        RuleId.R28, RuleId.R34);

    internal static readonly FindingKind PodsWithoutPlace = new(
        "pods-without-place", Severity.Error,
        "Pods find no place on the group's nodes.",
        "The scheduler leaves them pending.",
        "Choose larger types, or ask for less on each node.",
        RuleId.R11, RuleId.R13);

    internal static readonly FindingKind PodsWithoutAddress = new(
        "pods-without-address", Severity.Error,
        "Nodes run more pods than they have addresses for.",
        "kubelet starts them and they wait in ContainerCreating.",
        "Choose types with more addresses, or ask for less on each node.",
        RuleId.R11, RuleId.R12);

    internal static readonly FindingKind MaxPodsAboveAddresses = new(
        "max-pods-above-addresses", Severity.Warning,
        "A kubelet is told more max pods than the CNI has addresses for.",
        "Pods beyond the addresses are scheduled there and wait in ContainerCreating.",
        "Lower max pods to what the addresses serve.",
        RuleId.R11, RuleId.R13, RuleId.R16);

    internal static readonly FindingKind MaxPodsBelowAddresses = new(
        "max-pods-below-addresses", Severity.Info,
        "A kubelet is told fewer max pods than the CNI has addresses for; a warning where nobody chose the number.",
        "The same pods take more nodes.",
        "Raise max pods to what the addresses serve, and what is recommended.",
        RuleId.R12, RuleId.R13, RuleId.R16);

    internal static readonly FindingKind MaxPodsExpressionUnusable = new(
        "max-pods-expression-unusable", Severity.Warning,
        "An expression gives no number of pods on one of the group's types.",
        "nodeadm goes by its own formula then; Karpenter makes no node of the type.",
        "Change the expression so that it gives 1 or more on every type.",
        RuleId.R13, RuleId.R16);

    internal static readonly FindingKind RolloutAboveMaxPods = new(
        "rollout-above-max-pods", Severity.Info,
        "A rollout brings more pods than nodes take.",
        "New pods wait until old ones have gone, for as long as these take to end.",
        "Lower the rollout's surge, or leave room on the nodes.",
        RuleId.R13);

    internal static readonly FindingKind RolloutAboveBranches = new(
        "rollout-above-branches", Severity.Warning,
        "A rollout wants more branch ENIs than nodes have, those counted that still cool; information where it takes the cooling ones.",
        "The others wait until branch ENIs have cooled.",
        "Add nodes, or lower the rollout's surge.",
        RuleId.R30);

    internal static readonly FindingKind UpdateLeavesPodsWaiting = new(
        "update-leaves-pods-waiting", Severity.Info,
        "An update ends nodes first, and the others have no place for their pods.",
        "The pods are pending until the new nodes are there.",
        "Add a node, or update with the default strategy.",
        RuleId.R32);

    internal static readonly FindingKind AutoModeRange = new(
        "auto-mode-range", Severity.Info,
        "Nodes are of EKS Auto Mode.",
        "Its warm pool is not public.",
        "Look at real nodes before you plan to the last address.",
        RuleId.R31);

    internal static readonly FindingKind AutoModeExcludes = new(
        "auto-mode-excludes", Severity.Error,
        "Pods on nodes of EKS Auto Mode want a branch ENI.",
        "EKS Auto Mode has no security groups for pods: they stay pending.",
        "Use another kind of group for these pods.",
        RuleId.R31);

    internal static readonly FindingKind WindowsIpamOff = new(
        "windows-ipam-off", Severity.Error,
        "There are Windows nodes, and the ConfigMap turns their addresses off.",
        "Their pods wait in ContainerCreating.",
        "Set enable-windows-ipam to true in the ConfigMap amazon-vpc-cni.",
        RuleId.R17);

    internal static readonly FindingKind GroupMixesMaxPods = new(
        "group-mixes-max-pods", Severity.Info,
        "The group's instance types allow different numbers of pods.",
        "A managed node group has one max pods for all its types.",
        "Choose types with the same limits, or set max pods.",
        RuleId.R14);

    internal static readonly FindingKind GroupAsAMix = new(
        "group-as-a-mix", Severity.Info,
        "A group has several instance types.",
        "The plan takes the worst of them for every node; the mix by their shares is planned beside it.",
        "Give the types shares to see what a mix of them takes, or plan with fewer types.",
        RuleId.R14, RuleId.R16);

    internal static readonly FindingKind GroupNotNitro = new(
        "group-not-nitro", Severity.Warning,
        "A group has types that are not Nitro where prefixes or IPv6 are on; an error with IPv6.",
        "They hold fewer pods than the others.",
        "Choose Nitro types.",
        RuleId.R15);

    internal static readonly FindingKind GroupMaxEniExcluded = new(
        "group-max-eni-excluded", Severity.Warning,
        "MAX_ENI is set below a type's limit, and the tags of a group's subnet take the primary ENIs of its nodes out.",
        "The primary ENI serves no pods and counts as one of MAX_ENI all the same.",
        "Leave MAX_ENI out, or let the nodes' subnet serve pods.",
        RuleId.R12, RuleId.R34);

    internal static readonly FindingKind GroupUnmanagedEnis = new(
        "group-unmanaged-enis", Severity.Error,
        "ENIs that ipamd does not manage leave none of a type's ENIs for pods, or are more than the type has beside its primary one.",
        "Each unmanaged ENI is one of the type's: EC2 attaches no more, and without an ENI for pods ipamd gives no address.",
        "Attach fewer, or choose a type with more ENIs.",
        RuleId.R12);

    internal static readonly FindingKind GroupAboveRecommendedPods = new(
        "group-above-recommended-pods", Severity.Warning,
        "Max pods are above what is recommended for the group's types.",
        "The kubelet and the node's processes scale with its pods.",
        "Lower it unless you have tested it.",
        RuleId.R13);

    internal static readonly FindingKind SecurityGroupsOff = new(
        "security-groups-off", Severity.Error,
        "Pods want a branch ENI, and ENABLE_POD_ENI is not true.",
        "The webhook that makes them ask for one does not look at it: they stay pending.",
        "Set ENABLE_POD_ENI=true.",
        RuleId.R30);

    internal static readonly FindingKind SecurityGroupsOnWindows = new(
        "security-groups-on-windows", Severity.Error,
        "Pods on Windows nodes want a branch ENI.",
        "Windows nodes have no branch ENI: they stay pending.",
        "Use Linux nodes for these pods.",
        RuleId.R30);

    internal static readonly FindingKind BranchNoTrunk = new(
        "branch-no-trunk", Severity.Error,
        "Pods want a branch ENI, and the settings leave no place for the trunk ENI.",
        "They stay pending.",
        "Raise MAX_ENI, or take them to an IPv4 cluster.",
        RuleId.R30);

    internal static readonly FindingKind BranchLimit = new(
        "branch-limit", Severity.Error,
        "More pods want a branch ENI than the type has.",
        "The others stay pending.",
        "Choose types with more branch ENIs, or more nodes.",
        RuleId.R30);

    internal static readonly FindingKind WindowsIpv6 = new(
        "windows-ipv6", Severity.Error,
        "A Windows group is in an IPv6 cluster.",
        "The VPC resource controller gives them IPv4 addresses alone.",
        "Use an IPv4 cluster for Windows.",
        RuleId.R29);

    internal static readonly FindingKind WindowsCustomNetworking = new(
        "windows-custom-networking", Severity.Warning,
        "A Windows group is in a cluster with custom networking.",
        "The primary ENI alone serves pods.",
        "Plan the nodes' subnets for them.",
        RuleId.R17);

    internal static readonly FindingKind WorkbookLimitsUsed = new(
        "workbook-limits-used", Severity.Info,
        "A type of the workbook is not in the catalog.",
        "The sources of the catalog leave retired types out.",
        "Choose a type that EC2 still offers.")
    { OtherSource = "data/PROVENANCE.md" };

    private static IEnumerable<FindingKind> OfSubnets => [SubnetFull, SubnetFullAtPeak, SubnetNearlyFull, PrefixReservationTooLarge, PrefixesDoNotFit, PrefixesMayNotFit];

    private static IEnumerable<FindingKind> OfGroups =>
    [
        GroupWithoutSubnets, GroupInOneZone, EniConfigMissing, EniConfigUnused, DiscoveryWithoutSubnets, PodsWithoutPlace, PodsWithoutAddress, MaxPodsAboveAddresses, MaxPodsBelowAddresses,
        MaxPodsExpressionUnusable, RolloutAboveMaxPods, RolloutAboveBranches, UpdateLeavesPodsWaiting, AutoModeRange, AutoModeExcludes, WindowsIpamOff, GroupAsAMix, GroupMixesMaxPods, GroupNotNitro,
        GroupMaxEniExcluded, GroupUnmanagedEnis, GroupAboveRecommendedPods,
        SecurityGroupsOff, SecurityGroupsOnWindows, BranchNoTrunk, BranchLimit, WindowsIpv6, WindowsCustomNetworking,
    ];

    private static IEnumerable<FindingKind> OfWorkbook => [WorkbookLimitsUsed];
}
