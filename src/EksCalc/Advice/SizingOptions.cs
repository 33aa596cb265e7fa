namespace EksCalc.Advice;

/// <summary>What to leave room for when subnets are sized.</summary>
/// <param name="GrowthPercent">How much the workload grows before the subnets are full: nodes, or pods where nodes follow from them; 0 to 1000 %. Default 0.</param>
/// <param name="HeadroomPercent">Of each subnet, the share that stays free at the peak; 0 to 90 %. Default 10.</param>
public readonly record struct SizingOptions(int GrowthPercent = 0, int HeadroomPercent = 10)
{
    /// <summary>No growth, a tenth of each subnet free.</summary>
    public static SizingOptions Default { get; } = new(0, 10);

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(GrowthPercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(GrowthPercent, 1000);
        ArgumentOutOfRangeException.ThrowIfNegative(HeadroomPercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(HeadroomPercent, 90);
    }
}
