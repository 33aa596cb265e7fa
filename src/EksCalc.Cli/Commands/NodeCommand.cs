using System.CommandLine;
using EksCalc.Cli.Output;
using EksCalc.Exchange.Results;
using EksCalc.Instances;
using EksCalc.Nodes;
using static System.FormattableString;

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
            "node steady m5.large --pods 20 --env WARM_IP_TARGET=2",
            "node steady c5.2xlarge --pods 60 --prefix-delegation --format json")
        { type, pods };
        environment.AddTo(command);
        command.Add(maxPods);
        command.Add(kind);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var instanceType = InstanceCatalog.Default.Get(parsed.GetValue(type)!);
            var answer = NodeAnswer.Of(instanceType, environment.Read(parsed, instanceType), parsed.GetValue(pods)!.Value, parsed.GetValue(maxPods), parsed.GetValue(kind));
            var (node, plan, findings) = answer;
            var serves = node.CanServePods && plan.WaitingPods == 0;
            console.Conclude(Conclusion(node, plan), serves, parsed.GetValue(format));
            console.Write(ToResult(answer), parsed.GetValue(format));
            console.Note(findings);
            return serves ? ExitCode.Done : ExitCode.No;
        });
        return command;
    }

    private static string Conclusion(NodeModel node, NodePlan plan) =>
        !node.CanServePods ? "ipamd does not start: no pod gets an address."
        : plan.WaitingPods > 0 ? Invariant($"{plan.WaitingPods:N0} of {plan.Pods:N0} pods wait for an address; the node has {plan.TotalAddresses:N0} for them.")
        : Invariant($"Every pod gets an address; the node takes {plan.SubnetAddresses:N0} of its subnets.");

    private static Result ToResult(NodeAnswer answer)
    {
        var (node, plan, _) = answer;
        return new Result(
            ["Type", "Pods", "ENIs", "Secondary addresses", "Prefixes", "Pod addresses", "Assigned", "Free", "Cooling", "Waiting pods", "Subnet addresses", "Settles"],
            [[node.Type.Name, plan.Pods, plan.Enis, plan.SecondaryAddresses, plan.Prefixes, plan.TotalAddresses, plan.AssignedAddresses, plan.FreeAddresses,
                plan.CoolingAddresses, plan.WaitingPods, plan.SubnetAddresses, !node.CanServePods ? "ipamd does not start" : plan.Oscillates ? "no, oscillates" : "yes"]],
            answer.Json,
            ResultJson.Readable.NodeSteadyJson);
    }
}
