using BenchmarkDotNet.Attributes;
using EksCalc.Instances;

namespace EksCalc.Benchmarks;

/// <summary>Reading and searching the instance catalog.</summary>
[MemoryDiagnoser]
public class CatalogBenchmarks
{
    private readonly InstanceCatalog catalog = InstanceCatalog.Default;
    private byte[] csv = [];

    /// <summary>The text of the embedded catalog.</summary>
    [GlobalSetup]
    public void Setup() => csv = System.Text.Encoding.UTF8.GetBytes(InstanceCsv.Write(catalog.Types));

    /// <summary>All 1,420 types, every rule checked.</summary>
    [Benchmark(Baseline = true)]
    public InstanceCatalog Read() => InstanceCatalog.Read(new MemoryStream(csv), "instance-types.csv");

    /// <summary>One type by name.</summary>
    [Benchmark]
    public InstanceType Get() => catalog.Get("m5.large");
}
