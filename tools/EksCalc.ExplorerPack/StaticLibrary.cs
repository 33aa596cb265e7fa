using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace EksCalc.ExplorerPack;

/// <summary>A static library: an archive of object files with an index of what they define.</summary>
/// <param name="Functions">The names that its index has.</param>
/// <param name="Tables">What its object files put into memory.</param>
internal sealed record StaticLibrary(IReadOnlyList<string> Functions, IReadOnlyList<byte[]> Tables)
{
    private const string Magic = "!<arch>\n";
    private const int HeaderLength = 60;
    private const int SizeAt = 48;
    private const int SizeLength = 10;

    /// <summary>Reads an archive as <c>ar</c> and LLVM write it: headers of 60 characters, members at even places, the index as the first.</summary>
    public static StaticLibrary Read(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith(Encoding.ASCII.GetBytes(Magic)))
            throw new InvalidDataException("This is no archive of object files.");
        IReadOnlyList<string>? functions = null;
        var tables = new List<byte[]>();
        for (var at = Magic.Length; at < bytes.Length;)
        {
            var size = int.Parse(Encoding.ASCII.GetString(bytes, at + SizeAt, SizeLength), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
            var member = bytes.AsMemory(at + HeaderLength, size);
            if (functions is null)
                functions = IndexOf(member.Span);
            else if (member.Span.StartsWith("\0asm"u8))
                tables.AddRange(WasmModule.Read(member).Segments.Select(segment => segment.Content));
            at += HeaderLength + size + size % 2;
        }

        return new StaticLibrary(functions ?? [], tables);
    }

    // How many, where each is defined, then their names, each with a zero at its end.
    private static string[] IndexOf(ReadOnlySpan<byte> index)
    {
        var count = BinaryPrimitives.ReadInt32BigEndian(index);
        return Encoding.ASCII.GetString(index[(sizeof(int) * (count + 1))..]).Split('\0', count + 1)[..count];
    }
}
