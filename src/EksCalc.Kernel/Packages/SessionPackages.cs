using EksCalc.Kernel.Assemblies;
using Microsoft.CodeAnalysis;

namespace EksCalc.Kernel.Packages;

/// <summary>The packages that one session has asked for so far.</summary>
internal sealed class SessionPackages(string folder, SessionAssemblies assemblies)
{
    private readonly List<PackageDirective> packages = [];
    private readonly List<MetadataReference> references = [];

    /// <summary>References to the packages' assemblies and to those of the packages that they need.</summary>
    public IReadOnlyList<MetadataReference> References => references;

    /// <summary>Restores packages; those already restored cost nothing.</summary>
    /// <exception cref="PackageRestoreException">The SDK cannot restore them.</exception>
    public void Restore(IEnumerable<PackageDirective> wanted, CancellationToken cancellationToken)
    {
        var missing = wanted.Where(package => !IsRestored(package)).Distinct().ToList();
        if (missing.Count == 0)
            return;

        // All together, so that versions that several packages share are settled once.
        List<PackageDirective> all = [.. packages.Where(known => !missing.Any(package => SameId(package, known))), .. missing];
        var restored = PackageRestore.Run(all, folder, cancellationToken);
        foreach (var file in restored.Assemblies.Where(file => !FrameworkAssemblies.Contains(Path.GetFileNameWithoutExtension(file))))
            if (assemblies.Add(file) is var reference && !references.Contains(reference))
                references.Add(reference);
        foreach (var file in restored.NativeFiles)
            assemblies.AddNative(file);
        packages.Clear();
        packages.AddRange(all);
    }

    /// <summary>
    /// What the compiler takes a package's <c>#r</c> for; null when the package has not been restored. A directive can
    /// stand for one reference only: the others are given to the compiler as <see cref="References"/>.
    /// </summary>
    public PortableExecutableReference? MainReference(PackageDirective package) => !IsRestored(package)
        ? null
        : assemblies.FindReference(package.Id) ?? FrameworkAssemblies.Reference("System.Runtime");

    private bool IsRestored(PackageDirective package) =>
        packages.Any(known => SameId(package, known) && (package.Version is null || package.Version == known.Version));

    private static bool SameId(PackageDirective one, PackageDirective other) =>
        string.Equals(one.Id, other.Id, StringComparison.OrdinalIgnoreCase);
}
