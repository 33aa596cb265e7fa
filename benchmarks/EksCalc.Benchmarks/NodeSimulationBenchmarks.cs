using BenchmarkDotNet.Attributes;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes.Ipamd;

namespace EksCalc.Benchmarks;

/// <summary>
/// The event-by-event simulation: pods that come and go with the manager running, one operation being an add or a
/// delete; and a settled node that idles.
/// </summary>
[MemoryDiagnoser]
public class NodeSimulationBenchmarks
{
    private const int Replacements = 100_000;

    // Eight addresses cool at a time, of the nine that a WARM_ENI_TARGET of 1 leaves free beside 18 pods on an m5.large.
    private const long ReplaceEvery = 4_000;

    private const long Year = 365L * 24 * 3600 * 1000;

    private NodePool pool = null!;
    private NodeSetup setup = null!;
    private PodAddress[] pods = [];

    /// <summary>Node and pods. The addresses of replaced pods cool for 30 s, so enough of them must be free.</summary>
    [Params("m5.large secondary, 18 pods", "m5.12xlarge prefix, 200 pods")]
    public string Node { get; set; } = "";

    /// <summary>A node with its pods, settled.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var prefixes = Node.Contains("prefix", StringComparison.Ordinal);
        var settings = CniSettings.ManifestDefaults with { Mode = prefixes ? IpMode.PrefixDelegation : IpMode.SecondaryIp };
        setup = NodeSetup.Of(InstanceCatalog.Default.Get(prefixes ? "m5.12xlarge" : "m5.large"), settings);
        pool = new NodePool(setup);
        pods = new PodAddress[prefixes ? 200 : 18];
        for (var pod = 0; pod < pods.Length; pod++)
        {
            while (!pool.TryAdd(out pods[pod]))
                pool.AdvanceTo(pool.Now + 5_000);
        }

        pool.AdvanceTo(pool.Now + 600_000);
    }

    /// <summary>Every four seconds of simulated time a pod is replaced by another; a tick of the manager every 2.5 operations.</summary>
    [Benchmark(OperationsPerInvoke = 2 * Replacements)]
    public int ReplacePods()
    {
        var waited = 0;
        for (var replacement = 0; replacement < Replacements; replacement++)
        {
            pool.AdvanceTo(pool.Now + ReplaceEvery);
            var pod = replacement % pods.Length;
            pool.Delete(pods[pod]);
            while (!pool.TryAdd(out pods[pod]))
            {
                waited++;
                pool.AdvanceTo(pool.Now + ReplaceEvery);
            }
        }

        return waited;
    }

    /// <summary>A settled node over a year; one operation is the year.</summary>
    [Benchmark]
    public long IdleForAYear()
    {
        var idle = new NodePool(setup);
        idle.AdvanceTo(Year);
        return idle.TotalAddresses;
    }
}
