using Microsoft.CodeAnalysis;

namespace EksCalc.Kernel.Assemblies;

/// <summary>
/// The assemblies that one session has asked for, by name: the table that the compiler and the loader share, so that
/// what a cell is compiled against is what it runs with.
/// </summary>
/// <remarks>
/// The first file of a name wins for the whole session. A folder that a <c>#r</c> names brings in its other dlls too:
/// they are found when something needs them.
/// </remarks>
internal sealed class SessionAssemblies
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, string> filesByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PortableExecutableReference> referencesByFile = new(StringComparer.Ordinal);
    private readonly List<string> folders = [];
    private readonly List<string> nativeFiles = [];

    /// <summary>The reference for a file that a cell names; it and its folder become known to the session.</summary>
    public PortableExecutableReference Add(string file)
    {
        lock (gate)
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (!filesByName.TryAdd(name, file))
                file = filesByName[name];
            var folder = Path.GetDirectoryName(file)!;
            if (!folders.Contains(folder))
                folders.Add(folder);
            return ReferenceTo(file);
        }
    }

    public void AddNative(string file)
    {
        lock (gate)
            nativeFiles.Add(file);
    }

    /// <summary>The reference for an assembly that another one needs, or null when no folder of the session has it.</summary>
    public PortableExecutableReference? FindReference(string simpleName)
    {
        lock (gate)
            return Locate(simpleName) is { } file ? ReferenceTo(file) : null;
    }

    /// <summary>The file of an assembly, or null when no folder of the session has it.</summary>
    public string? FindFile(string simpleName)
    {
        lock (gate)
            return Locate(simpleName);
    }

    /// <summary>The file of a native library as <c>DllImport</c> names it, or null.</summary>
    public string? FindNative(string name)
    {
        string[] fileNames = [name, $"{name}.so", $"lib{name}.so", $"{name}.dll", $"lib{name}.dylib", $"{name}.dylib"];
        lock (gate)
        {
            return nativeFiles.FirstOrDefault(file => fileNames.Contains(Path.GetFileName(file), StringComparer.Ordinal))
                ?? folders.SelectMany(folder => fileNames.Select(file => Path.Combine(folder, file))).FirstOrDefault(File.Exists);
        }
    }

    private string? Locate(string simpleName)
    {
        if (filesByName.TryGetValue(simpleName, out var known))
            return known;
        var found = folders.Select(folder => Path.Combine(folder, $"{simpleName}.dll")).FirstOrDefault(File.Exists);
        if (found is not null)
            filesByName.Add(simpleName, found);
        return found;
    }

    // One object per file: the compiler takes two references to one file for two assemblies.
    private PortableExecutableReference ReferenceTo(string file)
    {
        if (!referencesByFile.TryGetValue(file, out var reference))
            referencesByFile.Add(file, reference = MetadataReference.CreateFromFile(file));
        return reference;
    }
}
