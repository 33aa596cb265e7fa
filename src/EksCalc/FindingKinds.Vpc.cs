namespace EksCalc;

/// <content>The VPC, its control plane and load balancers.</content>
public static partial class FindingKinds
{
    internal static readonly FindingKind VpcBlockSize = new(
        "vpc-block-size", Severity.Error,
        "A block of the VPC is larger than a /16 or smaller than a /28.",
        "AWS refuses others.",
        "Use several blocks, or a larger one.",
        RuleId.R01);

    internal static readonly FindingKind VpcBlocksOverlap = new(
        "vpc-blocks-overlap", Severity.Error,
        "Two blocks of the VPC overlap.",
        "Blocks of a VPC may not overlap.",
        "Choose another range.",
        RuleId.R03);

    internal static readonly FindingKind VpcBlockForbidden = new(
        "vpc-block-forbidden", Severity.Error,
        "A block of the VPC is of a range that AWS never accepts.",
        "AWS refuses it.",
        "Choose another range.",
        RuleId.R03);

    internal static readonly FindingKind VpcBlockDocker = new(
        "vpc-block-docker", Severity.Warning,
        "A block of the VPC is of Docker's bridge network.",
        "Such hosts cannot reach addresses of it.",
        "Choose another range.",
        RuleId.R03);

    internal static readonly FindingKind VpcBlockRestricted = new(
        "vpc-block-restricted", Severity.Error,
        "AWS does not let a block be added to the VPC's others.",
        "The association is refused.",
        "Use blocks of 100.64.0.0/10.",
        RuleId.R03);

    internal static readonly FindingKind VpcBlockBenchmark = new(
        "vpc-block-198-19", Severity.Error,
        "A block of 198.19.0.0/16 is added to a VPC of RFC 1918 blocks.",
        "The two sources disagree (aws-eks-best-practices issue 633); AWS's own check follows the VPC guide.",
        "Use blocks of 100.64.0.0/10.",
        RuleId.R04, RuleId.R03);

    internal static readonly FindingKind VpcManyBlocks = new(
        "vpc-many-blocks", Severity.Warning,
        "The VPC has more IPv4 blocks than the quota. More than it can be raised to no scenario may have.",
        "AWS refuses more than the quota.",
        "Use fewer and larger blocks, or ask for a higher quota.",
        RuleId.R02);

    internal static readonly FindingKind VpcManySubnets = new(
        "vpc-many-subnets", Severity.Warning,
        "The VPC has more subnets than the quota.",
        "AWS refuses more than the quota.",
        "Ask for a higher quota.",
        RuleId.R02);

    internal static readonly FindingKind SubnetOtherNames = new(
        "subnet-other-names", Severity.Info,
        "Scenarios of one VPC call a subnet by different names; the plan calls it as the first of them does.",
        "It is the same subnet, as its block is the same.",
        "Call it by one name, so that plans are read without doubt.",
        RuleId.R01);

    internal static readonly FindingKind ZoneEnis = new(
        "zone-enis", Severity.Warning,
        "At their most the nodes of a zone have more ENIs than the quota, which is named per Region and enforced per zone.",
        "Nodes then stay without addresses for pods.",
        "Ask for a higher quota.",
        RuleId.R02);

    internal static readonly FindingKind VpcNetworkAddressUsage = new(
        "vpc-network-address-usage", Severity.Warning,
        "The VPC's network address usage is above its limit; an error above what the limit can be raised to, a note where it is above only if pods count beside prefixes.",
        "AWS refuses further addresses.",
        "Use prefixes, which count as one unit each, or ask for a higher limit.",
        RuleId.R05);

    internal static readonly FindingKind ControlPlaneZones = new(
        "control-plane-zones", Severity.Error,
        "The cluster's subnets are all in one zone.",
        "EKS wants subnets in at least two.",
        "Add a subnet of another zone.",
        RuleId.R09);

    internal static readonly FindingKind ControlPlaneRoom = new(
        "control-plane-room", Severity.Warning,
        "A cluster subnet leaves the control plane fewer addresses than EKS recommends; an error below what it wants.",
        "Without them cluster updates fail.",
        "Give the control plane small subnets of its own, a /28 each.",
        RuleId.R09);

    internal static readonly FindingKind ControlPlaneUpgrade = new(
        "control-plane-upgrade", Severity.Error,
        "A cluster subnet has too few free addresses for an update of the control plane.",
        "EKS makes new ENIs before it deletes the old ones, at an update of the version and at a change of control-plane logging.",
        "Free addresses before the update.",
        RuleId.R10);

    internal static readonly FindingKind ControlPlaneShares = new(
        "control-plane-shares", Severity.Info,
        "The control plane shares a subnet with nodes.",
        "Nodes and their pods can take the addresses that an update needs.",
        "Give the control plane small subnets of its own, a /28 each.",
        RuleId.R09);

    internal static readonly FindingKind LoadBalancerZones = new(
        "load-balancer-zones", Severity.Error,
        "An Application Load Balancer's subnets are all in one zone.",
        "An Application Load Balancer needs two zones.",
        "Add a subnet of another zone.",
        RuleId.R08);

    internal static readonly FindingKind LoadBalancerRoom = new(
        "load-balancer-room", Severity.Error,
        "A subnet is too small, or too full, for an Application Load Balancer.",
        "It cannot be made or cannot grow.",
        "Choose a larger subnet.",
        RuleId.R08);

    internal static readonly FindingKind CniTooOld = new(
        "cni-too-old", Severity.Error,
        "A feature is in use that the VPC CNI's version does not have.",
        "Older versions ignore the setting, which the plan does not.",
        "Update the VPC CNI add-on.",
        RuleId.R15);

    internal static readonly FindingKind CniNotTheModelled = new(
        "cni-not-the-modelled", Severity.Info,
        "The VPC CNI is older than the version that is modelled.",
        "The pool manager has changed between versions.",
        "Update the add-on, or allow for differences.",
        RuleId.R15);

    internal static readonly FindingKind FargateTakesIpv4 = new(
        "fargate-takes-ipv4", Severity.Info,
        "Fargate pods run in an IPv6 cluster.",
        "Each has an ENI of its own.",
        "Keep IPv4 addresses for them.",
        RuleId.R31);

    internal static readonly FindingKind DiscoveryUnused = new(
        "discovery-unused", Severity.Warning,
        "Subnets are tagged for subnet discovery, which is not in effect.",
        "ENABLE_SUBNET_DISCOVERY is off.",
        "Turn it on, or remove the tags.",
        RuleId.R28);

    internal static readonly FindingKind ServiceBlockOverlaps = new(
        "service-cidr-overlaps", Severity.Error,
        "The block of the cluster's services overlaps the VPC.",
        "Services and the VPC's addresses could not be told apart; EKS refuses it.",
        "Make the cluster with another block; it cannot be changed later.",
        RuleId.R09);

    internal static readonly FindingKind ControlPlaneZoneExcluded = new(
        "control-plane-zone-excluded", Severity.Error,
        "A cluster subnet is in a zone in which EKS places no control plane.",
        "EKS refuses the subnet.",
        "Name subnets of other zones for the control plane; nodes may stay there.",
        RuleId.R09);

    internal static readonly FindingKind EniConfigExcluded = new(
        "eniconfig-excluded", Severity.Error,
        "An ENIConfig names a subnet whose tags take it out.",
        "ipamd attaches its first ENI there, gets nothing from it, and does not start; each try leaves an ENI behind.",
        "Remove the tag kubernetes.io/role/cni from it.",
        RuleId.R27, RuleId.R34);

    private static IEnumerable<FindingKind> OfVpc =>
    [
        VpcBlockSize, VpcBlocksOverlap, VpcBlockForbidden, VpcBlockDocker, VpcBlockRestricted, VpcBlockBenchmark, VpcManyBlocks, VpcManySubnets, SubnetOtherNames, ZoneEnis, ServiceBlockOverlaps, ControlPlaneZoneExcluded, EniConfigExcluded, VpcNetworkAddressUsage,
        ControlPlaneZones, ControlPlaneRoom, ControlPlaneUpgrade, ControlPlaneShares, LoadBalancerZones, LoadBalancerRoom, CniTooOld, CniNotTheModelled, FargateTakesIpv4, DiscoveryUnused,
    ];
}
