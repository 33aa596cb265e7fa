using System.Text;
using EksCalc.Advice;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Exchange;
using EksCalc.Vpc;
using static System.FormattableString;

namespace EksCalc.Cli.Commands;

/// <summary>A cluster in a few numbers, and the commented scenario of it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Region">The Region.</param>
/// <param name="Zones">Availability Zones, 2 to <see cref="MostZones"/>.</param>
/// <param name="Vpc">The VPC's IPv4 block.</param>
/// <param name="InstanceType">The nodes' type.</param>
/// <param name="Nodes">Nodes as a rule.</param>
/// <param name="MaxNodes">Nodes at most.</param>
/// <param name="PodsPerNode">Pods of a node that need an address.</param>
/// <param name="Mode">The mode of the CNI.</param>
internal sealed record ScenarioTemplate(
    string Name, string Region, int Zones, CidrBlock Vpc, string InstanceType, int Nodes, int MaxNodes, int PodsPerNode, ModeOption Mode)
{
    /// <summary>The most zones: more than four have no room for /18 of pods in a /16.</summary>
    public const int MostZones = 4;

    /// <summary>The most nodes.</summary>
    public const int MostNodes = 5_000;

    /// <summary>The first subnet that is tried, unless the VPC has no room for it, and the largest.</summary>
    private const int UsualSubnet = 24, LargestSubnet = 16, ControlPlaneSubnet = 28, PodsSubnet = 18;

    /// <summary>What holds where nothing is said.</summary>
    public static ScenarioTemplate Usual { get; } =
        new("my-cluster", "eu-west-1", 3, CidrBlock.Parse("10.0.0.0/16"), "m5.large", 3, 6, 10, ModeOption.SecondaryIp);

    private ModeTraits Traits => ModeTraits.Of(Mode);

    private IEnumerable<char> Letters => Enumerable.Range(0, Zones).Select(zone => (char)('a' + zone));

    /// <summary>The scenario with the smallest subnets, from /24 on or what the VPC has room for, in which it fits and nothing is wrong.</summary>
    /// <exception cref="InvalidInputException">There are none; it says what is in the way.</exception>
    public string Fitted()
    {
        IReadOnlyList<Finding> wrong = [];
        var smallest = Enumerable.Range(UsualSubnet, ControlPlaneSubnet - UsualSubnet).FirstOrDefault(HasRoom, ControlPlaneSubnet);
        for (var length = smallest; HasRoom(length); length--)
        {
            var text = Text(length);
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
            var plan = ClusterPlanner.Plan(ScenarioFile.Read(stream, "init"));
            wrong = [.. ScenarioFindings.Of(plan).Where(finding => finding.Severity == Severity.Error)];
            if (plan.Fits && wrong.Count == 0)
                return text;
        }

        throw new InvalidInputException([.. wrong.Select(finding => new InputProblem(finding.Subject, $"{finding.Message} {finding.Action}")).DefaultIfEmpty(
            new InputProblem("--vpc", Invariant($"{Vpc} has no room for subnets of {Zones} zones; give a larger block or fewer zones.")))]);
    }

    /// <summary>Whether subnets of a size fit into the VPC, the control plane's at its end.</summary>
    private bool HasRoom(int length) =>
        length >= LargestSubnet && ((long)Zones << (32 - length)) + ((long)Zones << (32 - ControlPlaneSubnet)) <= Vpc.Addresses;

    private string Text(int length) => Invariant(
        $$"""
        # A cluster to plan with ekscalc: change it to be yours.
        # ekscalc plan, check, recommend, sweep and export read this file; ekscalc schema prints what editors check it with.
        name: "{{Name}}"

        # The VPC's IPv4 blocks, the primary one first{{(Traits.IsIpv6 ? ", and its IPv6 block" : "")}}.
        vpc:
          cidrs: [{{Vpc}}{{(Traits.HasPodSubnets ? $", {PodsBlock}" : "")}}]{{(Traits.IsIpv6 ? "\n  ipv6Cidr: \"2001:db8:1234:5600::/56\"" : "")}}

        # Every subnet that nodes, pods or the control plane use. usedAddresses: how many are taken by others already.
        subnets:
        {{Lines((zone, letter) => $"  - {{ name: nodes-{letter}, zone: {Region}{letter}, cidr: {Block(zone, length)}{Ipv6(zone)}, usedAddresses: 0 }}")}}
        {{Lines((zone, letter) => $"  - {{ name: control-plane-{letter}, zone: {Region}{letter}, cidr: {ControlPlane(zone)}{Ipv6(Zones + zone)} }}")}}
        {{(Traits.HasPodSubnets ? Lines((zone, letter) => $"  - {{ name: pods-{letter}, zone: {Region}{letter}, cidr: {Pods(zone)} }}") + "\n" : "")}}
        # The subnets of the control plane's network interfaces: small ones of their own leave them room during updates.
        cluster: { name: "{{Name}}"{{(Traits.IsIpv6 ? ", ipFamily: ipv6" : "")}}, controlPlaneSubnets: [{{Names("control-plane")}}] }

        # The VPC CNI's variables, exactly as on the aws-node DaemonSet. Others to try: WARM_IP_TARGET, MINIMUM_IP_TARGET, MAX_ENI.
        cni:
        {{string.Join('\n', Variables().Select(variable => $"  {variable.Name}: \"{variable.Value}\""))}}
        {{(Traits.HasPodSubnets ? EniConfigs() : "")}}
        # Who runs the nodes: managed, selfManaged, karpenter or autoMode. Nodes are spread over the zones evenly.
        nodeGroups:
          - name: general
            kind: managed
            instanceTypes: [{{InstanceType}}]
            nodes: { min: 1, desired: {{Nodes}}, max: {{MaxNodes}} }
            # Pods that need an address: without those on the host network.
            podsPerNode: {{PodsPerNode}}

        # What else takes addresses of these subnets: load balancers, endpoints, NAT gateways, Fargate pods...
        consumers:
          - { kind: applicationLoadBalancer, name: ingress, subnets: [{{Names("nodes")}}] }

        """).ReplaceLineEndings("\n");

    private string Lines(Func<int, char, string> line) => string.Join('\n', Letters.Index().Select(zone => line(zone.Index, zone.Item)));

    private string EniConfigs() =>
        $"\n# The subnet that pods of a zone's nodes get their addresses from.\neniConfigs:\n{Lines((_, letter) => $"  {Region}{letter}: pods-{letter}")}\n";

    private string Names(string start) => string.Join(", ", Letters.Select(letter => $"{start}-{letter}"));

    private static CidrBlock PodsBlock { get; } = CidrBlock.Parse("100.64.0.0/16");

    private static CidrBlock Pods(int zone) => new((uint)(PodsBlock.Network + ((long)zone << (32 - PodsSubnet))), PodsSubnet);

    private CidrBlock Block(int index, int length) => new((uint)(Vpc.Network + ((long)index << (32 - length))), length);

    private CidrBlock ControlPlane(int zone) => new((uint)(Vpc.Network + Vpc.Addresses - ((long)(Zones - zone) << (32 - ControlPlaneSubnet))), ControlPlaneSubnet);

    private string Ipv6(int index) => Traits.IsIpv6 ? Invariant($", ipv6Cidr: \"2001:db8:1234:56{index:x2}::/64\"") : "";

    private IEnumerable<(string Name, string Value)> Variables()
    {
        if (Traits.HasPodSubnets)
        {
            yield return (CniVariables.CustomNetworking, "true");
            yield return (CniVariables.EniConfigLabel, "topology.kubernetes.io/zone");
        }

        if (Traits.HasPrefixes || Traits.IsIpv6)
            yield return (CniVariables.PrefixDelegation, "true");
        if (Traits.HasPrefixes)
            yield return (CniVariables.WarmPrefixTarget, "1");
        else if (!Traits.IsIpv6)
            yield return (CniVariables.WarmEniTarget, "1");
    }
}
