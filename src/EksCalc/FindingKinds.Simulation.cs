namespace EksCalc;

/// <content>What the simulation of a node shows.</content>
public static partial class FindingKinds
{
    internal static readonly FindingKind SimulationVariableUnused = new(
        "simulation-variable-unused", Severity.Info,
        "A scenario sets a variable that the VPC CNI knows, but that takes or frees no address.",
        "The simulation is the same without it.",
        "Leave it out, or keep it as a note.")
    { OtherSource = CniReadme };

    internal static readonly FindingKind SimulationPodsNeverStart = new(
        "simulation-pods-never-start", Severity.Error,
        "Pods are deleted without ever having had an address, or have none when a simulation ends.",
        "kubelet tries again for ever, and the pods stay in ContainerCreating.",
        "Watch longer, or give the node more addresses: other warm targets, a larger type, a subnet with room.",
        RuleId.R22);

    internal static readonly FindingKind SimulationPrefixesOverPods = new(
        "simulation-prefixes-over-pods", Severity.Warning,
        "ipamd is restarted with prefix delegation on while pods hold secondary addresses.",
        "Those addresses take slots, count for nothing, and do not go back when their pods go.",
        "Turn prefixes on with new nodes, or restart ipamd once more when the old pods have gone.",
        RuleId.R32, RuleId.R41);

    internal static readonly FindingKind SimulationRestartWhileWorking = new(
        "simulation-restart-while-working", Severity.Warning,
        "ipamd is restarted while an ENI is being attached or freed.",
        "The new process does not know of it: an ENI more is attached than is wanted, or one leaks with its addresses.",
        "Roll the DaemonSet out when nodes are calm, and look for ENIs that are attached to nothing.",
        RuleId.R40);

    internal static readonly FindingKind SimulationMaxEniExcluded = new(
        "simulation-max-eni-excluded", Severity.Warning,
        "MAX_ENI is set, and an ENI that pods get nothing from counts as one of them.",
        "The node serves an ENI's pods fewer than MAX_ENI says.",
        "Raise MAX_ENI by one, or leave it out.",
        RuleId.R12, RuleId.R34);

    internal static readonly FindingKind SimulationLoopStandsStill = new(
        "simulation-loop-stands-still", Severity.Warning,
        "The pool manager stood still for 162 s or longer while it tried a refused call again.",
        "Meanwhile the pool does not grow: pods beyond the warm addresses wait.",
        "Give ipamd the permissions of AmazonEKS_CNI_Policy, and have the account's limits for these calls raised.",
        RuleId.R25, RuleId.R37);

    internal static readonly FindingKind CniCardPrefixOscillates = new(
        "cni-card-prefix-oscillates", Severity.Warning,
        "ENABLE_MULTI_NIC is on together with prefix delegation.",
        "A card beyond the first counts addresses, not prefixes: it gives its free prefix back and fetches it again every 35 s, for ever.",
        "Use secondary addresses on nodes of several cards, or no pools on the further cards.",
        RuleId.R26, RuleId.R43);

    private static FindingKind[] OfSimulation =>
    [
        SimulationVariableUnused, SimulationPodsNeverStart, SimulationPrefixesOverPods, SimulationRestartWhileWorking, SimulationMaxEniExcluded, SimulationLoopStandsStill,
        CniCardPrefixOscillates,
    ];
}
