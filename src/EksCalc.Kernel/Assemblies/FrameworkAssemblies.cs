using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace EksCalc.Kernel.Assemblies;

/// <summary>
/// The assemblies of the .NET runtime, and nothing else of what the host process has: what a cell can use must not
/// depend on the program that runs it.
/// </summary>
internal static class FrameworkAssemblies
{
    private static readonly FrozenDictionary<string, PortableExecutableReference> ByName = Find();

    public static IEnumerable<MetadataReference> References => ByName.Values;

    public static bool Contains(string simpleName) => ByName.ContainsKey(simpleName);

    public static PortableExecutableReference? Reference(string simpleName) => ByName.GetValueOrDefault(simpleName);

    private static FrozenDictionary<string, PortableExecutableReference> Find()
    {
        var runtimeFolder = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
        var trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        return trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => Path.GetDirectoryName(path) == runtimeFolder)
            .Distinct() // The core library is listed twice.
            .ToFrozenDictionary(
                path => Path.GetFileNameWithoutExtension(path),
                path => MetadataReference.CreateFromFile(path),
                StringComparer.OrdinalIgnoreCase);
    }
}
