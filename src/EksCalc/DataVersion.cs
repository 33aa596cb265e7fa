using static System.FormattableString;

namespace EksCalc;

/// <summary>Names revisions of the instance data.</summary>
internal static class DataVersion
{
    /// <summary>The name of the data that the library comes with.</summary>
    public static string OfEmbedded()
    {
        using var stream = typeof(DataVersion).Assembly.GetManifestResourceStream("instance-types.csv")!;
        var csv = new byte[stream.Length];
        stream.ReadExactly(csv);
        // A line a type, below the columns' names.
        return Of(csv, csv.AsSpan().Count((byte)'\n') - 1);
    }

    /// <summary>The number of types and a 64-bit FNV-1a hash of the file.</summary>
    /// <param name="csv">The file, without a byte order mark.</param>
    /// <param name="types">Types in it.</param>
    /// <remarks>Not SHA-256: loading the cryptographic library alone would take as long as everything else a command does.</remarks>
    public static string Of(ReadOnlySpan<byte> csv, int types)
    {
        var hash = 0xcbf29ce484222325UL;
        foreach (var value in csv)
            hash = unchecked((hash ^ value) * 0x100000001b3UL);
        return Invariant($"{types}-types-{hash:x16}");
    }
}
