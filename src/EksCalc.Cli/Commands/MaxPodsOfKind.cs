using System.CommandLine;
using EksCalc.Cli.Output;
using EksCalc.Clusters;
using EksCalc.Clusters.Checks;
using EksCalc.Exchange.Results;
using EksCalc.Instances;
using EksCalc.Nodes;

namespace EksCalc.Cli.Commands;

/// <summary>The options of <c>ekscalc max-pods</c> that say who tells the kubelet, and with what.</summary>
internal sealed class MaxPodsOfKind
{
    private readonly Option<NodeGroupKind?> kind = CommandOptions.Kind(
        "Who runs the nodes, and so tells the kubelet max pods. Default: the calculator's number, or managed with the options that follow.");

    private readonly Option<bool> trunk = new("--security-groups-for-pods") { Description = "A trunk ENI takes an ENI's place where the type can have one (ENABLE_POD_ENI=true)." };
    private readonly Option<bool> windows = new("--windows") { Description = "A Windows node: its primary ENI alone; with --prefix-delegation as its own ConfigMap says it." };
    private readonly Option<int?> host = CommandOptions.Number("--host-network-pods", 0, ScenarioLimits.PodsPerNode, "Pods on the host network. Default: 2, on Windows none.");
    private readonly Option<int?> reserved = CommandOptions.Number("--reserved-enis", 0, ScenarioLimits.ReservedEnis, "Karpenter's RESERVED_ENIS.");
    private readonly Option<int?> perCore = CommandOptions.Number("--pods-per-core", 1, ScenarioLimits.PodsPerNode, "kubelet's podsPerCore, for selfManaged and karpenter.");
    private readonly Option<string?> expression = new("--expression") { Description = "A maxPodsExpression in CEL, for selfManaged and karpenter, such as 'max_pods + 2'.", HelpName = "CEL" };

    /// <summary>Every option.</summary>
    public IReadOnlyList<Option> Options => [kind, trunk, windows, host, reserved, perCore, expression];

    /// <summary>Whether one of them is given.</summary>
    public bool IsAsked(ParseResult parsed) => Options.Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>The answer for a type.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="type">The type.</param>
    /// <param name="options">What the calculator's options say.</param>
    /// <exception cref="InvalidInputException">An option does not go with the kind, or the expression is none.</exception>
    public Result Run(ParseResult parsed, InstanceType type, MaxPodsOptions options)
    {
        var isWindows = parsed.GetValue(windows);
        var kubelet = new KubeletSetup(parsed.GetValue(kind) ?? NodeGroupKind.Managed, isWindows ? NodeOs.Windows : NodeOs.Linux)
        {
            Expression = parsed.GetValue(expression) is { } text ? MaxPodsExpression.Parse(text) : null,
            ReservedEnis = parsed.GetValue(reserved) ?? 0,
            PodsPerCore = parsed.GetValue(perCore),
            HostNetworkPods = parsed.GetValue(host) ?? (isWindows ? 0 : MaxPods.HostNetworkPods),
            Version = options.CniVersion,
            Windows = new WindowsSettings { PrefixDelegation = options.PrefixDelegation },
        };
        ThrowIfNotOfKind(parsed, kubelet);
        var json = MaxPodsAnswer.OfKind(type, options, kubelet, parsed.GetValue(trunk));
        return new Result(
            ["Type", "Kind", "Max pods", "CNI serves", "Ceiling", "Pod ENIs", "Addresses per ENI", "Pods with an address"],
            [[json.InstanceType, NodeGroupKeys.Spelling(kubelet.Kind), json.MaxPods, json.EniLimit, json.Ceiling, json.PodEnis, json.AddressesPerEni, json.PodsWithAddress]],
            json,
            ResultJson.Readable.MaxPodsJson);
    }

    private void ThrowIfNotOfKind(ParseResult parsed, KubeletSetup kubelet)
    {
        (string Key, Option Option)[] ofKinds = [(NodeGroupKeys.ReservedEnis, reserved), (NodeGroupKeys.PodsPerCore, perCore), (NodeGroupKeys.MaxPodsExpression, expression)];
        var problems = ofKinds
            .Where(pair => parsed.GetResult(pair.Option) is { Implicit: false })
            .Select(pair => (pair.Option.Name, NodeGroupKeys.MistakeOf(pair.Key, kubelet.Kind, "--kind")))
            .Where(pair => pair.Item2 is not null)
            .Select(pair => new InputProblem(pair.Name, pair.Item2!)).ToList();
        if (kubelet is { Kind: NodeGroupKind.AutoMode, Os: NodeOs.Windows })
            problems.Add(new InputProblem(windows.Name, NodeGroupKeys.NoWindows));
        if (problems.Count > 0)
            throw new InvalidInputException(problems);
    }
}
