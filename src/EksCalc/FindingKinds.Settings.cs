namespace EksCalc;

/// <content>The VPC CNI's settings, and max pods.</content>
public static partial class FindingKinds
{
    private const string CniReadme = "amazon-vpc-cni-k8s v1.23.1 README";

    internal static readonly FindingKind CniValueTolerated = new(
        "cni-value-tolerated", Severity.Warning,
        "A variable's value is negative or cannot be read.",
        "ipamd does not complain, so the setting silently does nothing.",
        "Write a valid value or remove it.",
        RuleId.R24);

    internal static readonly FindingKind CniNameUnknown = new(
        "cni-name-unknown", Severity.Warning,
        "A variable has a name that the VPC CNI does not know.",
        "ipamd ignores names it does not know, so a mistyped setting has no effect.",
        "Correct or remove it.")
    { OtherSource = CniReadme };

    internal static readonly FindingKind CniNotModelled = new(
        "cni-not-modelled", Severity.Error,
        "A variable turns on what EksCalc does not model.",
        "The addresses come from whoever provisions the node.",
        "Leave it out to see what ipamd would do.")
    { OtherSource = CniReadme };

    internal static readonly FindingKind CniMultiNic = new(
        "cni-multi-nic", Severity.Info,
        "ENABLE_MULTI_NIC is on: each network card beyond the first has a pool of its own.",
        "A node of such a type takes at least an ENI and a warm address more for each; a pod that asks for every card takes one of each, which plans do not know of.",
        "Leave it out where no pod asks for several network cards.",
        RuleId.R26, RuleId.R43);

    internal static readonly FindingKind CniNegativeCooldown = new(
        "cni-negative-cooldown", Severity.Warning,
        "IP_COOLDOWN_PERIOD is negative, or more than ipamd can count.",
        "A pod can get an address whose last user other pods still send packets to.",
        "Use 0 to 30 or more, or leave it out.",
        RuleId.R23);

    internal static readonly FindingKind CniPrefixesNotSupported = new(
        "cni-prefixes-not-supported", Severity.Warning,
        "Prefixes are on, and the instance type is neither Nitro nor bare metal.",
        "The node holds far fewer pods than with prefixes.",
        "Choose a Nitro type.",
        RuleId.R15);

    internal static readonly FindingKind CniMinimumWithoutWarm = new(
        "cni-minimum-without-warm", Severity.Error,
        "MINIMUM_IP_TARGET is set without WARM_IP_TARGET.",
        "Pods beyond the minimum wait for ever for an address.",
        "Set WARM_IP_TARGET to 1 or more as well.",
        RuleId.R20);

    internal static readonly FindingKind CniTargetOverridden = NoEffect(
        "cni-target-overridden",
        "WARM_ENI_TARGET or WARM_PREFIX_TARGET is set beside targets that override it.",
        "Remove one or the other.",
        RuleId.R20);

    internal static readonly FindingKind CniEniTargetUnused = NoEffect(
        "cni-eni-target-unused",
        "WARM_ENI_TARGET is set where prefixes are on.",
        "Set WARM_PREFIX_TARGET, or remove it.",
        RuleId.R21);

    internal static readonly FindingKind CniPrefixTargetUnused = NoEffect(
        "cni-prefix-target-unused",
        "WARM_PREFIX_TARGET is above 1 where there are no prefixes.",
        "Turn prefix delegation on where the type supports it, or remove it.",
        RuleId.R21);

    internal static readonly FindingKind CniPrefixOscillates = new(
        "cni-prefix-oscillates", Severity.Warning,
        "Prefixes are on and WARM_PREFIX_TARGET is 0 or not set.",
        "That costs two EC2 calls each time and leaves pods waiting.",
        "Set it to 1, as the add-on's manifest does.",
        RuleId.R23a);

    internal static readonly FindingKind CniEniOscillates = new(
        "cni-eni-oscillates", Severity.Warning,
        "WARM_ENI_TARGET is 0.",
        "That costs several EC2 calls each time.",
        "Set it to 1, or use WARM_IP_TARGET.",
        RuleId.R23a);

    internal static readonly FindingKind CniIdleOscillates = new(
        "cni-idle-oscillates", Severity.Warning,
        "WARM_ENI_TARGET is 0 under custom networking.",
        "The primary ENI serves no pods here, so an idle node never comes to rest.",
        "Set WARM_ENI_TARGET to 1, or use WARM_IP_TARGET.",
        RuleId.R23a);

    internal static readonly FindingKind CniNoPodEni = new(
        "cni-no-pod-eni", Severity.Error,
        "Under custom networking no ENI is left for pods.",
        "The primary ENI serves no pods under custom networking, and the trunk ENI takes a slot.",
        "Choose a type with more ENIs.",
        RuleId.R23b);

    internal static readonly FindingKind CniIpv6Excludes = new(
        "cni-ipv6-excludes", Severity.Error,
        "IPv6 is on beside what does not go with it.",
        "IPv6 pods get addresses of the node's own /80 prefix.",
        "Turn one of the two off.",
        RuleId.R29);

    internal static readonly FindingKind MaxPodsCniTooOld = new(
        "max-pods-cni-too-old", Severity.Warning,
        "Prefixes are asked for, and the VPC CNI is older than 1.9.",
        "Older versions ignore ENABLE_PREFIX_DELEGATION.",
        "Update the VPC CNI add-on.",
        RuleId.R15);

    internal static readonly FindingKind MaxPodsBareMetalPrefixes = new(
        "max-pods-bare-metal-prefixes", Severity.Info,
        "Prefixes are asked for on bare metal.",
        "The calculator looks for the Nitro hypervisor, which EC2 does not name for bare metal.",
        "Set kubelet's maxPods by hand if you want more pods.",
        RuleId.R13);

    internal static readonly FindingKind MaxPodsNotNitro = new(
        "max-pods-not-nitro", Severity.Warning,
        "Prefixes are asked for on a type that is not Nitro.",
        "ipamd falls back to secondary addresses on other types.",
        "Choose a Nitro type.",
        RuleId.R15);

    internal static readonly FindingKind MaxPodsVCpusUnknown = new(
        "max-pods-vcpus-unknown", Severity.Info,
        "No source gives the type's vCPUs.",
        "The calculator assumes the lower ceiling too.",
        "Look the vCPUs up; above 30 the ceiling is 250.",
        RuleId.R13);

    internal static readonly FindingKind PodsAboveMaxPods = new(
        "pods-above-max-pods", Severity.Warning,
        "A node is asked about more pods than its max pods allow.",
        "The scheduler puts no more there, and the pool does not grow for them.",
        "Look at fewer pods, or set max pods.",
        RuleId.R13, RuleId.R22);

    internal static readonly FindingKind InstanceCardsDisagree = new(
        "instance-cards-disagree", Severity.Warning,
        "EC2 and the VPC CNI disagree about the type's network cards.",
        "ipamd counts all its ENIs on one card, and EC2 refuses to attach more than its own table has there.",
        "Set MAX_ENI to what EC2 allows on the first card, and max pods to match.",
        RuleId.R11);

    private static IEnumerable<FindingKind> OfSettings =>
    [
        CniValueTolerated, CniNameUnknown, CniNotModelled, CniMultiNic, CniNegativeCooldown, CniPrefixesNotSupported, CniMinimumWithoutWarm, CniTargetOverridden,
        CniEniTargetUnused, CniPrefixTargetUnused, CniPrefixOscillates, CniEniOscillates, CniIdleOscillates, CniNoPodEni, CniIpv6Excludes,
    ];

    private static IEnumerable<FindingKind> OfMaxPods => [MaxPodsCniTooOld, MaxPodsBareMetalPrefixes, MaxPodsNotNitro, MaxPodsVCpusUnknown, PodsAboveMaxPods, InstanceCardsDisagree];

    private static FindingKind NoEffect(string id, string when, string action, RuleId rule) => new(id, Severity.Info, when, "Somebody may expect it to count.", action, rule);
}
