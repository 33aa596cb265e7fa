using System.Globalization;

namespace EksCalc.ExplorerPack;

/// <summary>
/// The runtime without what nothing in the explorer can call: the tables and functions of ICU, for cultures other than the invariant one
/// (<c>InvariantGlobalization</c>), and of compression.
/// </summary>
/// <remarks>
/// The workload <c>wasm-tools</c> links the runtime anew and leaves the same out; it is no part of the SDK. Here the runtime stays as it is
/// delivered, function by function and address by address: a function that is left out traps when it is called, and its tables are zero.
/// What belongs to these libraries is what their archives, delivered beside the runtime, define.
/// </remarks>
/// <param name="Content">The module.</param>
/// <param name="EmptiedFunctions">Functions left out.</param>
/// <param name="EmptiedCodeBytes">Their code.</param>
/// <param name="ClearedDataBytes">Bytes of tables left out.</param>
internal sealed record LeanRuntime(byte[] Content, int EmptiedFunctions, int EmptiedCodeBytes, int ClearedDataBytes)
{
    public const string FileName = "dotnet.native.wasm";

    private const string Symbols = "dotnet.native.js.symbols";

    /// <summary>How the symbols write what C++ has in ICU's namespace.</summary>
    private const string IcuNamespace = "icu::";

    /// <summary>Shorter tables may be found in places that are not theirs.</summary>
    private const int ShortestTable = 32;

    private static readonly string[] Libraries = ["libicuuc.a", "libicui18n.a", "libSystem.Globalization.Native.a", "libz.a", "libSystem.IO.Compression.Native.a"];

    /// <summary>Makes it of the runtime as it is delivered.</summary>
    /// <param name="folder">The runtime pack's native files.</param>
    public static LeanRuntime Of(string folder)
    {
        var module = WasmModule.Read(File.ReadAllBytes(Path.Combine(folder, FileName)));
        var libraries = Libraries.Select(name => StaticLibrary.Read(File.ReadAllBytes(Path.Combine(folder, name)))).ToList();
        var leftOut = FunctionsOf(Path.Combine(folder, Symbols), libraries).Where(function => function >= module.ImportedFunctions).ToList();
        var code = leftOut.Sum(module.Empty);
        var data = ClearTables(module, libraries);
        return new LeanRuntime(module.Write(), leftOut.Count, code, data);
    }

    /// <summary>The numbers of the libraries' functions. A name that two functions have says nothing of either.</summary>
    private static IEnumerable<int> FunctionsOf(string symbols, List<StaticLibrary> libraries)
    {
        var defined = libraries.SelectMany(library => library.Functions).ToHashSet(StringComparer.Ordinal);
        return File.ReadLines(symbols)
            .Select(line => line.Split(':', 2))
            .GroupBy(parts => parts[1], StringComparer.Ordinal)
            .Where(functions => functions.Key.Contains(IcuNamespace, StringComparison.Ordinal) || (functions.Count() == 1 && defined.Contains(functions.Key)))
            .SelectMany(functions => functions)
            .Select(parts => int.Parse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture));
    }

    // The linker puts a table into memory as the object file has it, unless it holds addresses; what is there twice is left.
    private static int ClearTables(WasmModule module, List<StaticLibrary> libraries)
    {
        var memory = module.Memory();
        var cleared = 0;
        foreach (var table in libraries.SelectMany(library => library.Tables))
        {
            var wanted = table.AsSpan().Trim((byte)0);
            var at = wanted.Length < ShortestTable ? -1 : memory.AsSpan().IndexOf(wanted);
            if (at < 0 || memory.AsSpan(at + 1).IndexOf(wanted) >= 0)
                continue;
            module.Clear(at, wanted.Length);
            cleared += wanted.Length;
        }

        return cleared;
    }
}
