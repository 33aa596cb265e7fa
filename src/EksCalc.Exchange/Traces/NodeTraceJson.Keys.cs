namespace EksCalc.Exchange.Traces;

/// <content>The keys that there are.</content>
public static partial class NodeTraceJson
{
    private static readonly string[] TraceKeys =
    [
        "name", "source", "scenario", "config", "runs", "deterministic", "poolDeterministic", "perEniDeterministic", "varies", "ec2Calls", "pods", "final", "steps",
        "envelope", "alternatives", "picks", "seed", "version",
    ];

    private static readonly string[] ScenarioKeys =
    [
        "name", "about", "node", "mode", "env", "subnetFree", "subnets", "eniConfigSubnet", "latency", "throttle", "cordonedAtStart", "restartAfterInitError", "retrySeconds",
        "events", "until",
    ];

    private static readonly string[] NodeKeys =
        ["instanceType", "maxENI", "ipv4PerENI", "maxPods", "trunkingCompatible", "networkCards", "prefixDelegationSupported"];

    private static readonly string[] ModeKeys = ["prefixDelegation", "customNetworking", "podENI", "trunkAttachedAt", "trunkDuringInit", "ipv6"];

    private static readonly string[] LatencyKeys = ["allocEniSeconds", "assignIpSeconds"];

    private static readonly string[] SubnetKeys = ["id", "free", "tags", "primary"];

    private static readonly string[] RefusalKeys = ["call", "from", "to", "times", "error"];

    /// <summary>By operation, beside <c>t</c> and <c>op</c>.</summary>
    private static readonly Dictionary<string, string[]> EventKeys = new()
    {
        ["add"] = ["t", "op", "pod", "multi"],
        ["del"] = ["t", "op", "pod"],
        ["cordon"] = ["t", "op"],
        ["uncordon"] = ["t", "op"],
        ["terminate"] = ["t", "op"],
        ["restart"] = ["t", "op", "down", "env", "prefixDelegation"],
        ["tags"] = ["t", "op", "tags"],
    };

    private static readonly Dictionary<string, int> Operations = EventKeys.ToDictionary(operation => operation.Key, _ => 0);

    private static readonly string[] StateKeys =
    [
        "enis", "totalIPs", "assignedIPs", "cooldownIPs", "totalPrefixes", "freePrefixes", "subnetUsed", "perEni", "perSubnet", "excluded", "usable", "perCard",
    ];

    private static readonly string[] StepKeys =
        ["t", "start", "cause", "initError", "pod", "ok", "attempt", "waited", "eni", "cidr", "also", "config", "calls", "acts", .. StateKeys];

    private static readonly string[] ActKeys = ["t", "op", "eni", "n", "first", "cidrs", "subnet", "card", "call", "err"];

    private static readonly string[] PodKeys = ["adds", "started", "failedFirstTry", "failedTries", "longestWait"];

    private static readonly string[] ConfigKeys =
        ["maxENI", "maxIPsPerENI", "maxPods", "maxPrefixesPerENI", "minimumIPTarget", "warmENITarget", "warmIPTarget", "warmPrefixTarget"];
}
