using System.Diagnostics.CodeAnalysis;

namespace EksCalc.Kernel.Packages;

/// <summary>A package that a cell asks for: <c>#r "nuget: Id, Version"</c>, the version optional.</summary>
internal sealed record PackageDirective(string Id, string? Version)
{
    private const string Prefix = "nuget:";

    public static bool TryParse(string reference, [NotNullWhen(true)] out PackageDirective? package)
    {
        package = null;
        if (!reference.TrimStart().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return false;
        var parts = reference.TrimStart()[Prefix.Length..].Split(',', 2, StringSplitOptions.TrimEntries);
        package = new PackageDirective(parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null);
        return true;
    }

    public override string ToString() => Version is null ? Id : $"{Id}, {Version}";
}
