namespace EksCalc.Input;

/// <summary>Reads what people give no further than makes sense.</summary>
internal static class BoundedBytes
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>All bytes of a stream; false, and no bytes, where there are more than <paramref name="mostBytes"/>.</summary>
    /// <remarks>The bytes that come are counted: what a pipe or a device says of its length is 0.</remarks>
    /// <param name="stream">Read to its end, or one chunk past the limit.</param>
    /// <param name="mostBytes">The largest size.</param>
    /// <param name="bytes">What was read.</param>
    public static bool TryRead(Stream stream, int mostBytes, out ReadOnlyMemory<byte> bytes)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        for (int read; (read = stream.Read(chunk)) > 0;)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > mostBytes)
            {
                bytes = default;
                return false;
            }
        }

        bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        return true;
    }
}
