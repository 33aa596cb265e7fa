using EksCalc.Vpc;

namespace EksCalc.Exchange.Results;

/// <summary>Prefixes that find room in a subnet against the single addresses in use: packed together, and scattered at random.</summary>
internal sealed record PrefixRoomJson(int PrefixLength, long UsableAddresses, IReadOnlyList<long> SingleAddresses, IReadOnlyList<long> Packed, IReadOnlyList<double> Scattered)
{
    /// <summary>A curve of more points looks the same.</summary>
    private const int MostPoints = 200;

    /// <summary>The curve of a subnet's size.</summary>
    public static PrefixRoomJson Of(SubnetSize size)
    {
        var step = Math.Max(1, (size.UsableAddresses + MostPoints - 1) / MostPoints);
        IReadOnlyList<long> singles = [.. Enumerable.Range(0, (int)(size.UsableAddresses / step) + 1).Select(index => index * step).Append(size.UsableAddresses).Distinct()];
        return new PrefixRoomJson(
            size.PrefixLength, size.UsableAddresses, singles, [.. singles.Select(count => SubnetPrefixes.Placeable(size, count))],
            [.. singles.Select(count => Math.Round(SubnetPrefixes.Expected(size, count), 2))]);
    }
}
