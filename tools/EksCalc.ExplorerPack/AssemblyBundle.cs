using System.Text;

namespace EksCalc.ExplorerPack;

/// <summary>
/// The assemblies as one file, which compresses better than each alone: a WebAssembly module with a custom section for each. Hosts compress
/// files of that kind, and browsers hand out the sections.
/// </summary>
internal static class AssemblyBundle
{
    public const string FileName = "assemblies.wasm";

    private const byte CustomSection = 0;

    private static readonly byte[] Header = [.. "\0asm"u8, 1, 0, 0, 0];

    /// <summary>Packs the assemblies of a folder, in ordinal order, and removes them.</summary>
    /// <returns>How many there were.</returns>
    public static int Pack(string folder)
    {
        var files = Directory.GetFiles(folder, "*.wasm").Where(file => Path.GetFileName(file) is not (LeanRuntime.FileName or FileName)).Order(StringComparer.Ordinal).ToList();
        using (var bundle = File.Create(Path.Combine(folder, FileName)))
        {
            bundle.Write(Header);
            foreach (var file in files)
                WriteSection(bundle, Path.GetFileName(file), File.ReadAllBytes(file));
        }

        files.ForEach(File.Delete);
        return files.Count;
    }

    private static void WriteSection(Stream bundle, string name, byte[] content)
    {
        using var section = new MemoryStream();
        var title = Encoding.UTF8.GetBytes(name);
        WasmReader.Write(section, title.Length);
        section.Write(title);
        section.Write(content);
        bundle.WriteByte(CustomSection);
        WasmReader.Write(bundle, (int)section.Length);
        section.WriteTo(bundle);
    }
}
