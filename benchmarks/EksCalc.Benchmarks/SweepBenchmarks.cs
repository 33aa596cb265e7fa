using BenchmarkDotNet.Attributes;
using EksCalc.Cni;
using EksCalc.Exchange;
using EksCalc.Instances;
using EksCalc.Sweeps;

namespace EksCalc.Benchmarks;

/// <summary>Ten million combinations evaluated and written: with pods and nodes among the parameters, and with settings alone, the dearest.</summary>
[MemoryDiagnoser]
public class SweepBenchmarks
{
    private string folder = "";
    private Sweep<NodeCase> start = null!;
    private SweepResult result = null!;

    /// <summary>The sweep that is written.</summary>
    [GlobalSetup]
    public void Setup()
    {
        folder = Directory.CreateTempSubdirectory("ekscalc-sweep").FullName;
        start = Sweep.OfNodes(InstanceCatalog.Default.Get("m5.large"), new CniSettings(), pods: 20);
        result = OverPodsAndNodes();
    }

    /// <summary>The files go.</summary>
    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(folder, recursive: true);

    /// <summary>100 types, 41 targets, 61 pod counts, 40 node counts: 10,004,000 combinations, all seven measures.</summary>
    [Benchmark(Baseline = true)]
    public SweepResult OverPodsAndNodes() => start
        .Over(NodeParameters.InstanceType, InstanceCatalog.Default.Types.Take(100).Select(type => type.Name))
        .Over(NodeParameters.WarmIpTarget, 0, 40).Over(NodeParameters.Pods, 0, 60).Over(NodeParameters.Nodes, 1, 40).Run();

    /// <summary>100 types and three settings: 10,000,000 combinations, a new closed form for each.</summary>
    [Benchmark]
    public SweepResult OverSettings() => start
        .Over(NodeParameters.InstanceType, InstanceCatalog.Default.Types.Take(100).Select(type => type.Name))
        .Over(NodeParameters.WarmIpTarget, 0, 99).Over(NodeParameters.MinimumIpTarget, 0, 99).Over(NodeParameters.MaxEni, 1, 10).Run();

    /// <summary>The first, as Parquet.</summary>
    [Benchmark]
    public async Task<long> WriteParquet() => await WriteAsync("sweep.parquet").ConfigureAwait(false);

    /// <summary>The first, as CSV.</summary>
    [Benchmark]
    public async Task<long> WriteCsv() => await WriteAsync("sweep.csv").ConfigureAwait(false);

    private async Task<long> WriteAsync(string name)
    {
        var path = Path.Combine(folder, name);
        await SweepFile.WriteAsync(result, path).ConfigureAwait(false);
        return new FileInfo(path).Length;
    }
}
