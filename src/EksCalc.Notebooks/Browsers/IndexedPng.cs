using System.Buffers.Binary;
using System.IO.Compression;

namespace EksCalc.Notebooks.Browsers;

/// <summary>Writes a PNG whose pixels are places in a palette, a byte each.</summary>
/// <remarks>Portable Network Graphics (PNG) Specification, third edition: chunks of a length, a name, the content and a checksum.</remarks>
internal static class IndexedPng
{
    private const uint Polynomial = 0xEDB88320;

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The file's bytes.</summary>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="palette">Red, green and blue of each colour, at most 256 colours.</param>
    /// <param name="place">The colour of the pixel in a column and row.</param>
    public static byte[] Write(int width, int height, IReadOnlyList<(byte Red, byte Green, byte Blue)> palette, Func<int, int, byte> place)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(palette.Count, 256);
        using var file = new MemoryStream();
        file.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 3); // Bits of a pixel; 3: a palette.
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "PLTE"u8, [.. palette.SelectMany(colour => (byte[])[colour.Red, colour.Green, colour.Blue])]);
        Chunk(file, "IDAT"u8, Rows(width, height, place));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Rows(int width, int height, Func<int, int, byte> place)
    {
        using var packed = new MemoryStream();
        using (var deflated = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var row = new byte[width + 1]; // The first byte: no filter.
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                    row[x + 1] = place(x, y);
                deflated.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> name, byte[] content)
    {
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(name);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Checksum(Checksum(uint.MaxValue, name), content));
        file.Write(number);
    }

    private static uint Checksum(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var each in bytes)
        {
            sum ^= each;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum >> 1) ^ ((sum & 1) * Polynomial);
        }

        return sum;
    }
}
