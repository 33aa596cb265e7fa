using System.CommandLine;
using EksCalc.Cli.Output;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc node</c>: what one node holds.</summary>
internal static class NodeCommand
{
    public static Command Create(ToolConsole console) =>
        new("node", "Says what one node takes from its subnets.") { Steady(console), SimulateCommand.Create(console) };

    private static ToolCommand Steady(ToolConsole console)
    {
        var type = CommandOptions.InstanceType();
        var pods = CommandOptions.Number("--pods", 0, 1_000_000, "Pods that want an address: neither on the host network nor with a security group of their own.");
        pods.Required = true;
        var environment = new EnvironmentOptions();
        var maxPods = CommandOptions.Number("--max-pods", 0, 1_000_000, "kubelet's max pods. Default: what the ENIs allow, with prefixes at most 110 or 250; with --kind what that kind is told.");
        var kind = CommandOptions.Kind("Who runs the node, and so tells its kubelet max pods.");
        var format = CommandOptions.Format();

        var command = new ToolCommand(
            "steady",
            "Says what a node holds once ipamd has settled after a fresh ramp to a number of pods; exits with 1 if pods are left waiting.",
            "node steady m5.large --pods 20",
            "node steady m5.large --pods 20 --env WARM_IP_TARGET=2 --env MINIMUM_IP_TARGET=10",
            "node steady c5.2xlarge --pods 60 --prefix-delegation --manifest-defaults --format json")
        { type, pods };
        environment.AddTo(command);
        command.Add(maxPods);
        command.Add(kind);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var instanceType = InstanceCatalog.Default.Get(parsed.GetValue(type)!);
            var (settings, findings) = environment.Read(parsed, instanceType);
            if (settings.Mode == IpMode.Ipv6)
                throw new InvalidInputException("--env ENABLE_IPv6", "an IPv6 node takes one IPv4 address and one /80 prefix whatever its pods; there is no pool to compute.");

            var told = parsed.GetValue(maxPods) ?? (parsed.GetValue(kind) is { } runs ? MaxPods.Told(instanceType, settings, new KubeletSetup(runs)).Pods : null);
            var node = parsed.GetValue(kind) == NodeGroupKind.AutoMode && told is { } most
                ? NodeModel.ForAutoMode(instanceType, isIpv6: false, most) : NodeModel.For(instanceType, settings, told);
            var plan = node.Settle(parsed.GetValue(pods)!.Value);
            findings = [.. findings, .. AboveMaxPods(node, plan)];
            console.Write(ToResult(node, plan, findings), parsed.GetValue(format));
            console.Note(findings);
            if (node.CanServePods && plan.WaitingPods > 0)
                console.Error.WriteLine($"{plan.WaitingPods} of {plan.Pods} pods wait for an address; the node has {plan.TotalAddresses} for them.");
            return node.CanServePods && plan.WaitingPods == 0 ? ExitCode.Done : ExitCode.No;
        });
        return command;
    }

    private static IEnumerable<Finding> AboveMaxPods(NodeModel node, NodePlan plan)
    {
        if (plan.Pods > node.MostPods)
        {
            yield return FindingKinds.PodsAboveMaxPods.Of(
                node.Type.Name,
                FormattableString.Invariant($"{plan.Pods:N0} pods and {MaxPods.HostNetworkPods} on the host network are more than {node.MaxPods:N0} max pods: {node.MostPods:N0} of them come to the node."));
        }
    }

    private static Result ToResult(NodeModel node, NodePlan plan, IReadOnlyList<Finding> findings) => new(
        ["Type", "Pods", "ENIs", "Secondary addresses", "Prefixes", "Pod addresses", "Assigned", "Free", "Cooling", "Waiting pods", "Subnet addresses", "Settles"],
        [[node.Type.Name, plan.Pods, plan.Enis, plan.SecondaryAddresses, plan.Prefixes, plan.TotalAddresses, plan.AssignedAddresses, plan.FreeAddresses,
            plan.CoolingAddresses, plan.WaitingPods, plan.SubnetAddresses, !node.CanServePods ? "ipamd does not start" : plan.Oscillates ? "no, oscillates" : "yes"]],
        new NodeSteadyJson(
            node.Type.Name, plan.Pods, node.MaxPods, node.Mode, node.Settings.ToString(), node.CanServePods, plan.Enis, plan.SecondaryAddresses, plan.Prefixes,
            plan.FreePrefixes, plan.TotalAddresses, plan.AssignedAddresses, plan.FreeAddresses, plan.CoolingAddresses, plan.WaitingPods, plan.SubnetAddresses,
            plan.NodeSubnetAddresses, plan.PodSubnetAddresses, plan.Oscillates, findings, ModelVersion.Current),
        ResultJson.Readable.NodeSteadyJson);
}
