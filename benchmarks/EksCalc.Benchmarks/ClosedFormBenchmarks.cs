using BenchmarkDotNet.Attributes;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;

namespace EksCalc.Benchmarks;

/// <summary>Node plans a second: one plan for each number of pods, in each kind of setting; and with a new setting for each plan.</summary>
[MemoryDiagnoser]
public class ClosedFormBenchmarks
{
    private const int Plans = 10_000;

    private InstanceType type = null!;
    private NodeIpam node;

    /// <summary>The kind of setting.</summary>
    [Params("WARM_ENI_TARGET=1", "WARM_IP_TARGET=5", "WARM_PREFIX_TARGET=1")]
    public string Setting { get; set; } = "";

    private CniSettings Settings => Setting switch
    {
        "WARM_IP_TARGET=5" => new CniSettings { WarmIpTarget = 5, MinimumIpTarget = 10 },
        "WARM_PREFIX_TARGET=1" => new CniSettings { Mode = IpMode.PrefixDelegation, WarmPrefixTarget = 1 },
        _ => new CniSettings(),
    };

    /// <summary>The node is made once.</summary>
    [GlobalSetup]
    public void Setup()
    {
        type = InstanceCatalog.Default.Get("m5.12xlarge");
        node = NodeIpam.Create(type, Settings);
    }

    /// <summary>One node, many pod counts.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Plans)]
    public long Settle()
    {
        var sum = 0L;
        for (var pods = 0; pods < Plans; pods++)
            sum += node.Settle(pods % 256).SubnetAddresses;
        return sum;
    }

    /// <summary>A node made anew for every plan, as a sweep over settings does.</summary>
    [Benchmark(OperationsPerInvoke = Plans)]
    public long CreateAndSettle()
    {
        var settings = Settings;
        var sum = 0L;
        for (var pods = 0; pods < Plans; pods++)
            sum += NodeIpam.Create(type, settings, 234).Settle(pods % 256).SubnetAddresses;
        return sum;
    }
}
