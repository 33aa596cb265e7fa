using BenchmarkDotNet.Attributes;
using EksCalc.Vpc;

namespace EksCalc.Benchmarks;

/// <summary>An address or a prefix of a /16 taken and given back.</summary>
[MemoryDiagnoser]
public class AddressMapBenchmarks
{
    private const int Operations = 100_000;
    private const int Held = 64;

    private readonly int[] held = new int[Held];
    private AddressMap map = null!;

    /// <summary>How full the subnet is before.</summary>
    [Params(0.5, 0.99)]
    public double Full { get; set; }

    /// <summary>Where the next address is taken.</summary>
    [Params(false, true)]
    public bool AtRandom { get; set; }

    /// <summary>Fills the subnet.</summary>
    [GlobalSetup]
    public void Setup()
    {
        map = new AddressMap(CidrBlock.Parse("10.0.0.0/16"), AtRandom ? AddressPlacement.Random(1) : AddressPlacement.Sequential);
        while (map.FreeAddresses > (1 - Full) * map.Addresses)
            map.TryAllocate(AddressOwner.Secondary, out _);
        for (var i = 0; i < Held; i++)
            map.TryAllocate(AddressOwner.Secondary, out held[i]);
    }

    /// <summary>One address given back, one taken.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = 2 * Operations)]
    public int AllocateAndRelease()
    {
        for (var i = 0; i < Operations; i++)
        {
            map.Release(held[i % Held]);
            map.TryAllocate(AddressOwner.Secondary, out held[i % Held]);
        }

        return map.FreeAddresses;
    }

    /// <summary>A prefix taken and given back.</summary>
    [Benchmark(OperationsPerInvoke = 2 * Operations)]
    public int AllocateAndReleasePrefix()
    {
        for (var i = 0; i < Operations; i++)
        {
            if (map.TryAllocatePrefix(out var block))
                map.ReleasePrefix(block);
        }

        return map.FreePrefixes;
    }
}
