namespace EksCalc.ExplorerPack;

/// <summary>Reads the binary form of WebAssembly (core specification 2.0, chapter 5).</summary>
internal struct WasmReader(ReadOnlyMemory<byte> bytes, int position = 0)
{
    private const int PayloadBits = 7;
    private const int PayloadMask = (1 << PayloadBits) - 1;
    private const int More = 1 << PayloadBits;

    /// <summary>Where it is.</summary>
    public int Position { get; private set; } = position;

    public readonly bool IsAtEnd => Position >= bytes.Length;

    public byte Byte() => bytes.Span[Position++];

    /// <summary>A number in LEB128, as sizes and indexes are written.</summary>
    public int Number()
    {
        long value = 0;
        for (var shift = 0; shift < 5 * PayloadBits; shift += PayloadBits)
        {
            var next = Byte();
            value |= (long)(next & PayloadMask) << shift;
            if ((next & More) == 0)
                return checked((int)value);
        }

        throw new InvalidDataException("A number of a WebAssembly module has no end.");
    }

    /// <summary>The bytes that come next.</summary>
    public ReadOnlyMemory<byte> Take(int length)
    {
        var taken = bytes.Slice(Position, length);
        Position += length;
        return taken;
    }

    /// <summary>The operand of i32.const is signed; addresses of data lie below 2^31.</summary>
    public int Address()
    {
        const byte constant = 0x41, end = 0x0b;
        if (Byte() != constant)
            throw new InvalidDataException("A data segment lies where no constant says.");
        var address = Number();
        return Byte() == end ? address : throw new InvalidDataException("The address of a data segment is not a constant alone.");
    }

    /// <summary>A number as it is written.</summary>
    public static void Write(Stream to, int number)
    {
        for (; number > PayloadMask; number >>= PayloadBits)
            to.WriteByte((byte)(number & PayloadMask | More));
        to.WriteByte((byte)number);
    }
}
