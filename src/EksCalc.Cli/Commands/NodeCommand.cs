using System.CommandLine;
using EksCalc.Cli.Output;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Ipam;

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
        var environment = new Option<string[]>("--env")
        {
            Description = "A variable as set on the aws-node DaemonSet; may be repeated. What is not given is not set.",
            HelpName = "NAME=VALUE",
            DefaultValueFactory = _ => [],
        };
        var manifest = new Option<bool>("--manifest-defaults") { Description = "Start from what the add-on's manifest sets: WARM_ENI_TARGET=1, WARM_PREFIX_TARGET=1." };
        var prefixes = CommandOptions.PrefixDelegation();
        var custom = CommandOptions.CustomNetworking();
        var maxPods = CommandOptions.Number("--max-pods", 0, 1_000_000, "kubelet's max pods. Default: what the ENIs allow, with prefixes at most 110 or 250.");
        var format = CommandOptions.Format();

        var command = new ToolCommand(
            "steady",
            "Says what a node holds once ipamd has settled after a fresh ramp to a number of pods.",
            "node steady m5.large --pods 20",
            "node steady m5.large --pods 20 --env WARM_IP_TARGET=2 --env MINIMUM_IP_TARGET=10",
            "node steady c5.2xlarge --pods 60 --prefix-delegation --manifest-defaults --format json")
        { type, pods, environment, manifest, prefixes, custom, maxPods, format };
        command.SetAction(parsed =>
        {
            var variables = Variables(parsed.GetValue(environment)!, parsed.GetValue(manifest), parsed.GetValue(prefixes), parsed.GetValue(custom));
            var instanceType = InstanceCatalog.Default.Get(parsed.GetValue(type)!);
            var (settings, findings) = CniSettings.FromEnvironment(variables);
            if (settings.Mode == IpMode.Ipv6)
                throw new InvalidInputException("--env ENABLE_IPv6", "an IPv6 node takes one IPv4 address and one /80 prefix whatever its pods; there is no pool to compute.");

            var plan = NodeIpam.Create(instanceType, settings, parsed.GetValue(maxPods)).Settle(parsed.GetValue(pods)!.Value);
            console.Write(ToResult(instanceType, settings, parsed.GetValue(maxPods) ?? MaxPods.OfNode(instanceType, settings), plan, findings), parsed.GetValue(format));
            console.Note(findings);
            return ExitCode.Done;
        });
        return command;
    }

    private static Dictionary<string, string> Variables(IEnumerable<string> given, bool manifestDefaults, bool prefixDelegation, bool customNetworking)
    {
        var variables = new Dictionary<string, string>();
        if (manifestDefaults)
            (variables["WARM_ENI_TARGET"], variables["WARM_PREFIX_TARGET"]) = ("1", "1");
        if (prefixDelegation)
            variables["ENABLE_PREFIX_DELEGATION"] = "true";
        if (customNetworking)
            variables["AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG"] = "true";
        var problems = new List<InputProblem>();
        foreach (var text in given)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
                problems.Add(new InputProblem("--env", $"'{text}' is not NAME=VALUE, e.g. WARM_IP_TARGET=5."));
            else
                variables[text[..at]] = text[(at + 1)..];
        }

        return problems.Count == 0 ? variables : throw new InvalidInputException(problems);
    }

    private static Result ToResult(InstanceType type, CniSettings settings, int maxPods, NodePlan plan, IReadOnlyList<Finding> findings) => new(
        ["Type", "Pods", "ENIs", "Secondary addresses", "Prefixes", "Pod addresses", "Assigned", "Free", "Cooling", "Waiting pods", "Subnet addresses", "Settles"],
        [[type.Name, plan.Pods, plan.Enis, plan.SecondaryAddresses, plan.Prefixes, plan.TotalAddresses, plan.AssignedAddresses, plan.FreeAddresses,
            plan.CoolingAddresses, plan.WaitingPods, plan.SubnetAddresses, plan.Oscillates ? "no, oscillates" : "yes"]],
        new NodeSteadyJson(
            type.Name, plan.Pods, maxPods, settings.ModeOn(type), settings.ToString(), plan.Enis, plan.SecondaryAddresses, plan.Prefixes, plan.FreePrefixes,
            plan.TotalAddresses, plan.AssignedAddresses, plan.FreeAddresses, plan.CoolingAddresses, plan.WaitingPods, plan.SubnetAddresses, plan.Oscillates,
            findings, ModelVersion.Current),
        ResultJson.Readable.NodeSteadyJson);
}
