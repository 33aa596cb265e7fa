namespace EksCalc.ExplorerPack;

/// <summary>A WebAssembly module as its sections, its functions and what it puts into memory.</summary>
internal sealed class WasmModule
{
    private const int HeaderLength = 8;
    private const byte ImportSection = 2;
    private const byte CodeSection = 10;
    private const byte DataSection = 11;

    // No locals; unreachable; end.
    private static readonly byte[] Emptied = [0x00, 0x00, 0x0b];

    private readonly ReadOnlyMemory<byte> header;
    private readonly List<(byte Id, ReadOnlyMemory<byte> Content)> sections = [];
    private readonly List<ReadOnlyMemory<byte>> bodies = [];
    private readonly List<DataSegment> segments = [];

    private WasmModule(ReadOnlyMemory<byte> bytes)
    {
        var reader = new WasmReader(bytes);
        header = reader.Take(HeaderLength);
        while (!reader.IsAtEnd)
        {
            var id = reader.Byte();
            var content = reader.Take(reader.Number());
            sections.Add((id, content));
            switch (id)
            {
                case ImportSection:
                    ImportedFunctions = CountFunctions(content);
                    break;
                case CodeSection:
                    ReadBodies(content);
                    break;
                case DataSection:
                    ReadData(content);
                    break;
            }
        }
    }

    /// <summary>The functions that come from outside; they are numbered first.</summary>
    public int ImportedFunctions { get; }

    /// <summary>The data segments in their order.</summary>
    public IReadOnlyList<DataSegment> Segments => segments;

    public static WasmModule Read(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith("\0asm"u8) ? new WasmModule(bytes) : throw new InvalidDataException("This is no WebAssembly module.");

    /// <summary>Empties a function: whoever calls it traps.</summary>
    /// <param name="function">Its number, imported ones included.</param>
    /// <returns>The bytes saved.</returns>
    public int Empty(int function)
    {
        var index = function - ImportedFunctions;
        var saved = bodies[index].Length - Emptied.Length;
        bodies[index] = Emptied;
        return saved;
    }

    /// <summary>What the module puts into memory, by address.</summary>
    public byte[] Memory()
    {
        var memory = new byte[segments.Max(segment => segment.Address + segment.Content.Length)];
        foreach (var segment in segments)
            segment.Content.CopyTo(memory.AsMemory(segment.Address));
        return memory;
    }

    /// <summary>Clears what the module puts at a place in memory.</summary>
    public void Clear(int address, int length)
    {
        foreach (var segment in segments)
        {
            var from = Math.Max(address, segment.Address);
            var to = Math.Min(address + length, segment.Address + segment.Content.Length);
            if (from < to)
                segment.Content.AsSpan(from - segment.Address, to - from).Clear();
        }
    }

    public byte[] Write()
    {
        using var written = new MemoryStream();
        written.Write(header.Span);
        foreach (var (id, content) in sections)
        {
            var now = id switch { CodeSection => WriteBodies(), DataSection => WriteData(), _ => content };
            written.WriteByte(id);
            WasmReader.Write(written, now.Length);
            written.Write(now.Span);
        }

        return written.ToArray();
    }

    private static int CountFunctions(ReadOnlyMemory<byte> imports)
    {
        const byte function = 0, table = 1, memory = 2, global = 3, tag = 4, hasMost = 1;
        var reader = new WasmReader(imports);
        var functions = 0;
        for (var left = reader.Number(); left > 0; left--)
        {
            reader.Take(reader.Number());
            reader.Take(reader.Number());
            var kind = reader.Byte();
            if (kind is table or tag or global)
                reader.Byte();
            if (kind is table or memory && (reader.Number() & hasMost) != 0)
                reader.Number();
            reader.Number();
            if (kind == function)
                functions++;
        }

        return functions;
    }

    private void ReadBodies(ReadOnlyMemory<byte> code)
    {
        var reader = new WasmReader(code);
        for (var left = reader.Number(); left > 0; left--)
            bodies.Add(reader.Take(reader.Number()));
    }

    private ReadOnlyMemory<byte> WriteBodies()
    {
        using var written = new MemoryStream();
        WasmReader.Write(written, bodies.Count);
        foreach (var body in bodies)
        {
            WasmReader.Write(written, body.Length);
            written.Write(body.Span);
        }

        return written.ToArray();
    }

    private void ReadData(ReadOnlyMemory<byte> data)
    {
        var reader = new WasmReader(data);
        for (var left = reader.Number(); left > 0; left--)
        {
            // An object file says which of its memories it means; both forms have an address.
            if (reader.Number() != 0)
                throw new InvalidDataException("A data segment without an address is not expected.");
            segments.Add(new DataSegment(reader.Address(), reader.Take(reader.Number()).ToArray()));
        }
    }

    private ReadOnlyMemory<byte> WriteData()
    {
        const byte constant = 0x41, end = 0x0b;
        using var written = new MemoryStream();
        WasmReader.Write(written, segments.Count);
        foreach (var segment in segments)
        {
            written.WriteByte(0);
            written.WriteByte(constant);
            WriteAddress(written, segment.Address);
            written.WriteByte(end);
            WasmReader.Write(written, segment.Content.Length);
            written.Write(segment.Content);
        }

        return written.ToArray();
    }

    // As signed: a seventh bit of the last byte would be the sign.
    private static void WriteAddress(Stream to, int address)
    {
        const int signBit = 1 << 6;
        for (; address >= signBit; address >>= 7)
            to.WriteByte((byte)(address & 0x7f | 0x80));
        to.WriteByte((byte)address);
    }
}

/// <summary>What a module puts into memory.</summary>
/// <param name="Address">Where.</param>
/// <param name="Content">What; a copy of its own.</param>
internal sealed record DataSegment(int Address, byte[] Content);
