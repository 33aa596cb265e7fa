using System.Buffers.Binary;
using EksCalc.Sweeps;

namespace EksCalc.Notebooks.Explorers;

/// <summary>Values of a column as short text, which <c>explore.js</c> unpacks.</summary>
/// <remarks>
/// Whole numbers are written as what each has more than the one before (twice that; for less, twice that and one less), in bytes of seven bits
/// with the eighth set where another follows. Fractions are eight bytes each, the lowest first. All of it is Base64.
/// </remarks>
internal static class PackedValues
{
    /// <summary>A column as an object of JSON: its kind and values, for names each name once.</summary>
    public static object Of(SweepColumn column, int rows) => column switch
    {
        SweepColumn<int> numbers => new { kind = "whole", values = Whole(Each(rows, row => (long)numbers[row])) },
        SweepColumn<long> numbers => new { kind = "whole", values = Whole(Each(rows, row => numbers[row])) },
        SweepColumn<bool> flags => new { kind = "flag", values = Whole(Each(rows, row => flags[row] ? 1L : 0)) },
        SweepColumn<double> numbers => new { kind = "fraction", values = Fractions(Each(rows, row => numbers[row])) },
        _ => Names([.. Each(rows, row => $"{column.ValueAt(row)}")]),
    };

    /// <summary>Whole numbers.</summary>
    public static string Whole(IEnumerable<long> values)
    {
        var bytes = new List<byte>();
        var last = 0L;
        foreach (var value in values)
        {
            var more = value - last;
            Add(bytes, more < 0 ? (2 * (ulong)-more) - 1 : 2 * (ulong)more);
            last = value;
        }

        return Convert.ToBase64String([.. bytes]);
    }

    /// <summary>A number as it stands, in bytes of seven bits.</summary>
    public static void Add(List<byte> bytes, ulong value)
    {
        for (; value > 127; value >>= 7)
            bytes.Add((byte)(value & 127 | 128));
        bytes.Add((byte)value);
    }

    private static IEnumerable<T> Each<T>(int rows, Func<int, T> value) => Enumerable.Range(0, rows).Select(value);

    private static string Fractions(IEnumerable<double> values)
    {
        var bytes = new List<byte>();
        Span<byte> one = stackalloc byte[sizeof(double)];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(one, value);
            bytes.AddRange(one);
        }

        return Convert.ToBase64String([.. bytes]);
    }

    private static object Names(IReadOnlyList<string> values)
    {
        var names = values.Distinct().ToList();
        var places = names.Index().ToDictionary(name => name.Item, name => (long)name.Index);
        return new { kind = "name", names, values = Whole(values.Select(value => places[value])) };
    }
}
