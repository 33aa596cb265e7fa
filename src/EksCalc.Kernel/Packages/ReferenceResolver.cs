using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EksCalc.Kernel.Assemblies;
using Microsoft.CodeAnalysis;

namespace EksCalc.Kernel.Packages;

/// <summary>Answers the compiler's questions: what a <c>#r</c> names, and where an assembly is that another one needs.</summary>
internal sealed class ReferenceResolver(string folder, SessionAssemblies assemblies, SessionPackages packages)
    : MetadataReferenceResolver
{
    public override bool ResolveMissingAssemblies => true;

    public override PortableExecutableReference? ResolveMissingAssembly(
        MetadataReference definition, AssemblyIdentity referenceIdentity) => assemblies.FindReference(referenceIdentity.Name);

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        if (PackageDirective.TryParse(reference, out var package))
            return packages.MainReference(package) is { } main ? [main] : [];

        // A cell's path is a label such as "cell 3"; a #load-ed file has a path, and its references start from there.
        var baseFolder = Path.IsPathRooted(baseFilePath) ? Path.GetDirectoryName(baseFilePath)! : folder;
        var file = Path.GetFullPath(reference.Replace('\\', '/'), baseFolder);
        if (File.Exists(file))
            return [assemblies.Add(file)];
        return FrameworkAssemblies.Reference(Path.GetFileNameWithoutExtension(reference)) is { } framework ? [framework] : [];
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
