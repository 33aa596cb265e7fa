namespace EksCalc;

/// <summary>The rules that the model follows, with their sources. <c>docs/rules.md</c> has the same table.</summary>
/// <remarks>Where two sources disagree, the rule says so, and findings show both. Ids stand in order, so that a rule is found by its id.</remarks>
public static class Rules
{
    private const string VpcGuide = "Amazon VPC user guide";
    private const string EksGuide = "Amazon EKS user guide";
    private const string BestPractices = "EKS best practices (aws-eks-best-practices dc0243ad)";
    private const string Cni = "amazon-vpc-cni-k8s v1.23.1";
    private const string PoolManager = Cni + " pkg/ipamd";
    private const string ResourceController = "amazon-vpc-resource-controller-k8s b8d42511";

    /// <summary>Every rule, R01 to R44, in order.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        // VPC and subnets
        new(
            RuleId.R01,
            "A subnet with prefix length n has 2^(32-n) addresses, of which AWS keeps five, the first four and the last; VPC blocks and subnets are "
            + "/16 to /28.",
            $"{VpcGuide}, Subnet sizing"),
        new(
            RuleId.R02,
            "A VPC has at most 5 IPv4 blocks, the primary included, raisable to 50, as many IPv6 blocks, and 200 subnets; the quota of 5,000 ENIs is "
            + "named per Region and enforced per Availability Zone.",
            $"{VpcGuide}, Amazon VPC quotas"),
        new(
            RuleId.R03,
            "A VPC with a block of one RFC 1918 range takes none of the other two nor of 198.19.0.0/16, and one of public blocks, 100.64.0.0/10 or "
            + "198.19.0.0/16 none of RFC 1918; public blocks and 100.64.0.0/10 come beside all; with a block of 10.0.0.0/15 it takes none of "
            + "10.0.0.0/16, in 172.16.0.0/12 none of 172.31.0.0/16; 0.0.0.0/8, 127.0.0.0/8, 169.254.0.0/16 and 224.0.0.0/4 never; blocks do not "
            + "overlap; IPv6 blocks are /44 to /60, their subnets /44 to /64, in steps of 4.",
            $"{VpcGuide}, VPC CIDR blocks: IPv4 CIDR block association restrictions"),
        new(
            RuleId.R04,
            "Pods are best placed in /16s of 100.64.0.0/10 or, says the guide, of 198.19.0.0/16, which R03 forbids for a VPC in an RFC 1918 range.",
            $"{BestPractices}, networking/custom-networking; aws-eks-best-practices issue 633"),
        new(
            RuleId.R05,
            "A VPC has at most 64,000 units of Network Address Usage, raisable to 256,000, and with its peers 128,000, raisable to 512,000; an "
            + "address, a further ENI, a prefix, an EFA interface and, says the table, an EKS pod count 1, load balancers, endpoints, gateways, "
            + "functions and file systems 6; whether pods on a prefix count beside it, the page does not say.",
            $"{VpcGuide}, Network Address Usage"),
        new(
            RuleId.R06,
            "A subnet can have several CIDR reservations, for prefixes or for explicit requests, that do not overlap each other and may cover "
            + "addresses in use.",
            $"{VpcGuide}, Subnet CIDR reservations"),
        new(
            RuleId.R07,
            "A prefix takes 16 free addresses in an aligned /28, never the first or last of a subnet, so at most 2^(28-n) - 2, less those with an "
            + "address in use; scattered addresses leave none (InsufficientCidrBlocks).",
            $"{BestPractices}, networking/prefix-mode_linux; amazon-vpc-cni-k8s issue 2749"),
        new(
            RuleId.R08,
            "An application load balancer needs subnets in two zones, each a /27 or larger with 8 free addresses.",
            $"{EksGuide}, Application load balancing; Application Load Balancers user guide, Subnets for your load balancer"),

        // Control plane
        new(
            RuleId.R09,
            "The control plane puts 2 to 4 ENIs into the cluster subnets, which lie in at least two zones and have 6 free addresses each, better 16; "
            + "subnets of their own, /28, are advised; not in the zones use1-az3, usw1-az2 and cac1-az3; later subnets cover the same zones; the "
            + "service CIDR does not overlap the VPC.",
            $"{EksGuide}, VPC and subnet requirements; {BestPractices}, networking/subnets"),
        new(
            RuleId.R10,
            "An upgrade of the control plane, or a change of its logging, creates its new ENIs before it deletes the old, and needs up to 5 free "
            + "addresses in the cluster subnets.",
            $"{EksGuide}, Update existing cluster; {BestPractices}, cluster-upgrades; aws containers-roadmap issue 1693"),

        // Node capacity
        new(
            RuleId.R11,
            "With secondary addresses a node takes ENIs x (IPv4 addresses per ENI - 1) + 2 pods, counting the default network card; the 2 are "
            + "host-network pods, which need no address.",
            $"{Cni}, README and misc/eni-max-pods.txt"),
        new(
            RuleId.R12,
            "With prefixes each of those slots has 16 addresses; with custom networking the first ENI serves no pods; MAX_ENI only lowers the number "
            + "of ENIs.",
            $"{Cni}, README"),
        new(
            RuleId.R13,
            "Max pods comes from EKS for a managed node group without a custom AMI, at most 110 below 30 vCPUs and 250 from 30 in every mode; else "
            + "from kubelet's maxPods; else from nodeadm's maxPodsExpression; else it is R11's number without prefixes, reserved ENIs or cap.",
            $"{EksGuide}, Choosing an instance type; amazon-eks-ami nodeadm and, until 2026-03, max-pods-calculator.sh"),
        new(RuleId.R14, "In a managed node group of several types the lowest max-pods holds for every node.", $"{BestPractices}, networking/prefix-mode_linux"),
        new(
            RuleId.R15,
            "Prefixes, IPv6 and security groups for pods need Nitro, or bare metal for prefixes; elsewhere prefixes fall back to secondary addresses "
            + "and IPv6 is refused; prefixes need CNI 1.9.0, on bare metal 1.11, IPv6 1.10.1, subnet discovery 1.18.0.",
            $"{Cni}, README and pkg/ipamd"),
        new(
            RuleId.R16,
            "Karpenter counts kubelet.maxPods, else (ENIs - RESERVED_ENIS) x (IPv4 addresses per ENI - 1) + 2, and no more than podsPerCore x vCPUs; "
            + "it knows neither the caps of R13 nor prefixes; it launches into the zone's subnet with most free addresses, and replaces as many nodes "
            + "at once as its disruption budgets allow, by default a tenth.",
            "karpenter-provider-aws 1d927085, pkg/providers/instancetype/types.go and pkg/providers/subnet/subnet.go"),
        new(
            RuleId.R17,
            "A Windows node uses its primary ENI alone: IPv4 addresses per ENI - 1 pods, 16 times that with prefixes, with warm targets of its own; "
            + "its settings come from the ConfigMap amazon-vpc-cni, not from aws-node.",
            ResourceController),

        // Warm pool
        new(
            RuleId.R18,
            "The add-on's manifest sets WARM_ENI_TARGET=1 and WARM_PREFIX_TARGET=1, prefix delegation off and subnet discovery on.",
            $"{Cni}, config/master/aws-k8s-cni.yaml"),
        new(
            RuleId.R19,
            "Under WARM_ENI_TARGET the pool grows by whole ENIs while fewer addresses are free than that many ENIs hold, and an ENI without pods, old "
            + "enough and with nothing cooling goes once one more is free.",
            $"{PoolManager}/ipamd.go"),
        new(
            RuleId.R20,
            "WARM_IP_TARGET and MINIMUM_IP_TARGET override both other targets: the pool is short by the larger of W - free and M - total; the minimum "
            + "alone means W = 0.",
            $"{PoolManager}/ipamd.go"),
        new(RuleId.R21, "WARM_PREFIX_TARGET counts prefixes of which every address is free.", $"{PoolManager}/ipamd.go"),
        new(
            RuleId.R22,
            "The pool does not grow once it has max-pods addresses, and fills the ENIs it has before it attaches another.",
            $"{PoolManager}/ipamd.go"),
        new(
            RuleId.R23,
            "ipamd looks at the pool every 5 s and does one growing act at a time; it gives back when more than 30 s have passed since it last did; "
            + "an address cools 30 s, an ENI stays 60 s, and a shortage pauses for 120 s.",
            $"{PoolManager}/ipamd.go and datastore/data_store.go; {BestPractices}, networking/vpc-cni"),
        new(
            RuleId.R23a,
            "Some settings make the pool take and give back for ever: WARM_ENI_TARGET=0 with exactly full ENIs, WARM_PREFIX_TARGET=0 with a free "
            + "prefix, and custom networking with WARM_ENI_TARGET=0 when idle.",
            $"{PoolManager}/ipamd.go, recorded runs"),
        new(
            RuleId.R23b,
            "When addresses are short, assigning is tried again with exactly one and creating an ENI is not tried with fewer; custom networking with "
            + "security groups for pods and MAX_ENI=2 never starts.",
            $"{PoolManager}/ipamd.go, recorded runs"),
        new(
            RuleId.R24,
            "Targets that are unset, negative or unreadable mean the defaults; a cordoned node neither attaches nor detaches unless "
            + "AWS_MANAGE_ENIS_NON_SCHEDULABLE=true.",
            $"{PoolManager}/ipamd.go, recorded runs"),
        new(
            RuleId.R25,
            "EC2 throttles the calls of an account and Region by token buckets, whose sizes differ and are an input.",
            "Amazon EC2 developer guide, Request throttling"),
        new(RuleId.R26, "With ENABLE_MULTI_NIC each further network card runs with WARM_IP_TARGET=1 and MINIMUM_IP_TARGET=1.", $"{PoolManager}/ipamd.go"),

        // Modes
        new(
            RuleId.R27,
            "With custom networking pods take addresses of a subnet per zone (ENIConfig) in another block, nodes stay in theirs, and only new nodes "
            + "follow.",
            $"{BestPractices}, networking/custom-networking"),
        new(
            RuleId.R28,
            "With subnet discovery a further ENI goes to the valid subnet with most free addresses, and to the next where that fails: the node's own "
            + "unless it is tagged kubernetes.io/role/cni=0, and those of its VPC and zone tagged with a value that is neither empty nor 0, for its "
            + "cluster if they name one; before CNI 1.22 any value counted; a node whose own subnet is tagged 0 gives pods nothing from its primary "
            + "ENI.",
            $"{Cni}, README and pkg/awsutils"),
        new(
            RuleId.R29,
            "In an IPv6 cluster a node takes one /80 prefix for its pods and one IPv4 address, of /64 subnets; Nitro only, not with Windows or custom "
            + "networking, and for the cluster's life; security groups for pods go with it from CNI 1.16.0.",
            $"{BestPractices}, networking/ipv6; {EksGuide}, Security groups for Pods"),
        new(
            RuleId.R30,
            "Security groups for pods take a trunk ENI on the node, which fills an ENI's place, and a branch ENI with one address for each such pod, "
            + "up to the type's limit; a branch ENI cools 60 s.",
            $"{BestPractices}, networking/sgpp; {ResourceController}"),
        new(
            RuleId.R31,
            "EKS Auto Mode takes prefixes, else single addresses, a /80 in IPv6, at most 110 pods a node, and has no warm targets, security groups "
            + "for pods or ENIConfigs; its warm pool is not public; a Fargate pod takes one IPv4 address, in IPv6 clusters too.",
            $"{EksGuide}, EKS Auto Mode networking and AWS Fargate"),
        new(
            RuleId.R32,
            "An upgrade of a managed node group adds up to the larger of twice its zones and maxUnavailable nodes, with the strategy minimal none; "
            + "prefixes are best introduced with new node groups.",
            $"{EksGuide}, Understand each phase of node updates; {BestPractices}, networking/prefix-mode_linux"),

        // Subnets, refusals and the node's life
        new(
            RuleId.R33,
            "A new ENI is tried in every valid subnet of the zone, by the count of free addresses that DescribeSubnets gives at that moment, until "
            + "one takes it, whatever the error; with ENABLE_SUBNET_DISCOVERY=false only in the node's own, whose tag is looked up all the same; the "
            + "node's own subnet without the role's tag is valid whatever cluster its tags name.",
            $"{Cni} pkg/awsutils/awsutils.go:1175-1310"),
        new(
            RuleId.R34,
            "An ENI whose subnet is tagged kubernetes.io/role/cni=0, or for another cluster beside a role, stays in the store and counts as one of "
            + "MAX_ENI, but pods get nothing from it; tags count when an ENI comes in, so existing ENIs are judged anew at a restart alone; under "
            + "custom networking an ENIConfig's subnet that is excluded keeps ipamd from starting; 5 s after a pod of such an ENI its address leaves "
            + "the store, EC2 keeps it, and a reconcile brings it back.",
            $"{PoolManager}/ipamd.go:1296, 2498-2545, 2592-2622 and datastore/data_store.go:1775-1835"),
        new(
            RuleId.R35,
            "A refused call has no treatment of its own: the next tick tries again, assigning twice a tick; an ENI that cannot be attached is deleted "
            + "at once and another is created at the next tick.",
            $"{PoolManager}/ipamd.go and pkg/awsutils/awsutils.go:1011"),
        new(
            RuleId.R36,
            "With subnet discovery a short subnet costs two refused calls for each of its ENIs with room at every tick, until an ENI elsewhere can be "
            + "had; creating pauses for 120 s only if the subnet tried last was short.",
            $"{PoolManager}/ipamd.go:1076-1079, 1142, 1232"),
        new(
            RuleId.R37,
            "The loop stands still while it tries again: 222 s for a detachment, 303 s for a deletion, 162 s for an ENI whose delete-on-termination "
            + "flag was refused; then the ENI is given up, attached still or leaked.",
            $"{Cni} pkg/awsutils/awsutils.go:1011-1015, 1444-1453"),
        new(
            RuleId.R38,
            "More than 60 s after the pool last changed the store is compared with the instance metadata: what EC2 has comes back, but for what was "
            + "given back within 60 s; where EC2 says that an ENI is full, all that it has is taken over.",
            $"{PoolManager}/ipamd.go:878, 1149-1156, 1237-1246"),
        new(
            RuleId.R39,
            "A node with the taint node.kubernetes.io/unschedulable:NoSchedule, or whose ipamd got SIGTERM, takes and frees no ENIs and asks for no "
            + "addresses, yet gives back what is over its targets; cordoned from the start it has no addresses, and under custom networking ipamd does "
            + "not start.",
            $"{PoolManager}/ipamd.go:808-836, 2270"),
        new(
            RuleId.R40,
            "A restarted ipamd restores pods from its checkpoint but for those whose interface has gone; cooldowns are forgotten, ENIs are young "
            + "again, nothing is detached for a lower MAX_ENI; it does not see an ENI that is being attached, and one between detachment and deletion "
            + "leaks.",
            $"{PoolManager}/datastore/data_store.go:479, 1050"),
        new(
            RuleId.R41,
            "Where prefix delegation is turned on, free secondary addresses go back at the start; those of pods take slots, count for nothing and "
            + "stay when the pods go; where it is turned off, a prefix goes back with its last pod; what is over target is taken from both kinds alike.",
            $"{PoolManager}/rpc_handler.go:376 and datastore/data_store.go:1562"),
        new(
            RuleId.R42,
            "In IPv6 each ENI that serves pods has one /80 prefix, warm targets do not count, and the pool is not managed; a node whose own subnet is "
            + "excluded gets one ENI elsewhere, or ipamd does not start.",
            $"{PoolManager}/ipamd.go"),
        new(
            RuleId.R43,
            "Cards beyond the first count addresses, not prefixes, so that with prefix delegation their free prefix goes and comes back every 35 s; "
            + "each pod on every card waits a tick; a pod that wants one address takes it from the next card where the first has none; the limit of "
            + "ENIs holds for each card.",
            $"{PoolManager}/ipamd.go:2181, 2209 and rpc_handler.go:236"),
        new(
            RuleId.R44,
            "At the start an ENI whose subnet cannot be looked up is tried six times, 10 s apart, and then stands in the store without addresses; "
            + "refused addresses, tags (5 tries) or descriptions (12 tries) end ipamd.",
            $"{PoolManager}/ipamd.go:541-558, 677-689"),
    ];

    /// <summary>The rule of that id.</summary>
    public static Rule Get(RuleId id) => All[(int)id];

    /// <summary>The rule of that name, e.g. <c>R07</c> (case ignored).</summary>
    /// <exception cref="InvalidInputException">There is no such rule; the message has the nearest ids.</exception>
    public static Rule Get(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return All.FirstOrDefault(rule => rule.Id.ToString().Equals(id, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidInputException(id.Length == 0 ? "rule" : id, $"no such rule{NearestNames.DidYouMean(id, All.Select(rule => rule.Id.ToString()))}");
    }
}
