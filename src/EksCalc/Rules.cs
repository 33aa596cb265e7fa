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

    /// <summary>Every rule, R01 to R32, in order.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        // VPC and subnets
        new(RuleId.R01, "A subnet with prefix length n has 2^(32-n) addresses, of which AWS keeps five, the first four and the last; VPC blocks and subnets are /16 to /28.", $"{VpcGuide}, Subnet sizing"),
        new(RuleId.R02, "A VPC has at most 5 IPv4 blocks, the primary included, raisable to 50, and 200 subnets; a Region has 5,000 ENIs.", $"{VpcGuide}, Amazon VPC quotas; {BestPractices}, scalability/quotas"),
        new(RuleId.R03, "A VPC in one RFC 1918 range takes no block of the other two nor of 198.19.0.0/16, but any of 100.64.0.0/10 and public ones, and a VPC of these alone takes neither; with a block of 10.0.0.0/15 it takes none of 10.0.0.0/16, in 172.16.0.0/12 none of 172.31.0.0/16; 169.254.0.0/16 never; blocks do not overlap.", $"{VpcGuide}, VPC CIDR blocks: IPv4 CIDR block association restrictions"),
        new(RuleId.R04, "Pods are best placed in /16s of 100.64.0.0/10 or, says the guide, of 198.19.0.0/16, which R03 forbids for a VPC in an RFC 1918 range.", $"{BestPractices}, networking/custom-networking; aws-eks-best-practices issue 633"),
        new(RuleId.R05, "A VPC has at most 64,000 units of Network Address Usage, raisable to 256,000, and with its peers 128,000, raisable to 512,000; an address, a further ENI and a prefix count 1, load balancers, endpoints, gateways, functions and file systems 6.", $"{VpcGuide}, Network Address Usage"),
        new(RuleId.R06, "A subnet can have several CIDR reservations, for prefixes or for explicit requests, that do not overlap each other and may cover addresses in use.", $"{VpcGuide}, Subnet CIDR reservations"),
        new(RuleId.R07, "A prefix takes 16 free addresses in an aligned /28, never the first or last of a subnet, so at most 2^(28-n) - 2, less those with an address in use; scattered addresses leave none (InsufficientCidrBlocks).", $"{BestPractices}, networking/prefix-mode_linux; amazon-vpc-cni-k8s issue 2749"),
        new(RuleId.R08, "An application load balancer needs subnets in two zones, each a /27 or larger with 8 free addresses.", $"{EksGuide}, Application load balancing; Application Load Balancers user guide, Subnets for your load balancer"),

        // Control plane
        new(RuleId.R09, "The control plane puts 2 to 4 ENIs into the cluster subnets, which lie in at least two zones and have 6 free addresses each, better 16; subnets of their own, /28, are advised.", $"{EksGuide}, VPC and subnet requirements; {BestPractices}, networking/subnets"),
        new(RuleId.R10, "An upgrade of the control plane creates its new ENIs before it deletes the old, and needs up to 5 free addresses in the cluster subnets.", $"{EksGuide}, Update existing cluster; {BestPractices}, cluster-upgrades; aws containers-roadmap issue 1693"),

        // Node capacity
        new(RuleId.R11, "With secondary addresses a node takes ENIs x (IPv4 addresses per ENI - 1) + 2 pods, counting the default network card; the 2 are host-network pods, which need no address.", $"{Cni}, README and misc/eni-max-pods.txt"),
        new(RuleId.R12, "With prefixes each of those slots has 16 addresses; with custom networking the first ENI serves no pods; MAX_ENI only lowers the number of ENIs.", $"{Cni}, README"),
        new(RuleId.R13, "EKS recommends at most 110 pods on a node with up to 30 vCPUs and 250 on a larger one; nodeadm has no such cap of its own.", $"{EksGuide}, Choosing an instance type; amazon-eks-ami max-pods-calculator.sh"),
        new(RuleId.R14, "In a managed node group of several types the lowest max-pods holds for every node.", $"{BestPractices}, networking/prefix-mode_linux"),
        new(RuleId.R15, "Prefixes, IPv6 and security groups for pods need Nitro, or bare metal for prefixes; elsewhere prefixes fall back to secondary addresses and IPv6 is refused; each needs a minimum version of the CNI.", $"{Cni}, README and pkg/ipamd"),
        new(RuleId.R16, "Karpenter counts kubelet.maxPods, else (ENIs - RESERVED_ENIS) x (IPv4 addresses per ENI - 1) + 2, and no more than podsPerCore x vCPUs; it knows neither the caps of R13 nor prefixes.", "karpenter-provider-aws 1d927085, pkg/providers/instancetype/types.go"),
        new(RuleId.R17, "A Windows node uses its primary ENI alone: IPv4 addresses per ENI - 1 pods, 16 times that with prefixes, with warm targets of its own.", ResourceController),

        // Warm pool
        new(RuleId.R18, "The add-on's manifest sets WARM_ENI_TARGET=1 and WARM_PREFIX_TARGET=1, prefix delegation off and subnet discovery on.", $"{Cni}, config/master/aws-k8s-cni.yaml"),
        new(RuleId.R19, "Under WARM_ENI_TARGET the pool grows by whole ENIs while fewer addresses are free than that many ENIs hold, and an ENI without pods, old enough and with nothing cooling goes once one more is free.", $"{PoolManager}/ipamd.go"),
        new(RuleId.R20, "WARM_IP_TARGET and MINIMUM_IP_TARGET override both other targets: the pool is short by the larger of W - free and M - total; the minimum alone means W = 0.", $"{PoolManager}/ipamd.go"),
        new(RuleId.R21, "WARM_PREFIX_TARGET counts prefixes of which every address is free.", $"{PoolManager}/ipamd.go"),
        new(RuleId.R22, "The pool does not grow once it has max-pods addresses, and fills the ENIs it has before it attaches another.", $"{PoolManager}/ipamd.go"),
        new(RuleId.R23, "ipamd looks at the pool every 5 s and does one growing act at a time; it gives back when more than 30 s have passed since it last did; an address cools 30 s, an ENI stays 60 s, and a shortage pauses for 120 s.", $"{PoolManager}/ipamd.go and datastore/data_store.go; {BestPractices}, networking/vpc-cni"),
        new(RuleId.R23a, "Some settings make the pool take and give back for ever: WARM_ENI_TARGET=0 with exactly full ENIs, WARM_PREFIX_TARGET=0 with a free prefix, and custom networking with WARM_ENI_TARGET=0 when idle.", $"{PoolManager}/ipamd.go, recorded runs"),
        new(RuleId.R23b, "When addresses are short, assigning is tried again with exactly one and creating an ENI is not tried with fewer; custom networking with security groups for pods and MAX_ENI=2 never starts.", $"{PoolManager}/ipamd.go, recorded runs"),
        new(RuleId.R24, "Targets that are unset, negative or unreadable mean the defaults; a cordoned node neither attaches nor detaches unless AWS_MANAGE_ENIS_NON_SCHEDULABLE=true.", $"{PoolManager}/ipamd.go, recorded runs"),
        new(RuleId.R25, "EC2 throttles the calls of an account and Region by token buckets, whose sizes differ and are an input.", "Amazon EC2 developer guide, Request throttling"),
        new(RuleId.R26, "With ENABLE_MULTI_NIC each further network card runs with WARM_IP_TARGET=1 and MINIMUM_IP_TARGET=1.", $"{PoolManager}/ipamd.go"),

        // Modes
        new(RuleId.R27, "With custom networking pods take addresses of a subnet per zone (ENIConfig) in another block, nodes stay in theirs, and only new nodes follow.", $"{BestPractices}, networking/custom-networking"),
        new(RuleId.R28, "With subnet discovery a further ENI goes to the subnet with most free addresses among the node's own and those of its VPC and zone tagged kubernetes.io/role/cni.", $"{Cni}, README and pkg/awsutils"),
        new(RuleId.R29, "In an IPv6 cluster a node takes one /80 prefix for its pods and one IPv4 address, of /64 subnets of a /56; Nitro only, not with Windows, custom networking or security groups for pods, and for the cluster's life.", $"{BestPractices}, networking/ipv6"),
        new(RuleId.R30, "Security groups for pods take a trunk ENI on the node, which fills an ENI's place, and a branch ENI with one address for each such pod, up to the type's limit; a branch ENI cools 60 s.", $"{BestPractices}, networking/sgpp; {ResourceController}"),
        new(RuleId.R31, "EKS Auto Mode takes prefixes, else single addresses, and has no settings; a Fargate pod takes one IPv4 address, in IPv6 clusters too.", $"{EksGuide}, EKS Auto Mode networking and AWS Fargate"),
        new(RuleId.R32, "An upgrade of a managed node group adds up to the larger of twice its zones and maxUnavailable nodes; prefixes are best introduced with new node groups.", $"{EksGuide}, Understand each phase of node updates; {BestPractices}, networking/prefix-mode_linux"),
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
