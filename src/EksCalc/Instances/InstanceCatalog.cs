using System.Diagnostics.CodeAnalysis;
using EksCalc.Input;

namespace EksCalc.Instances;

/// <summary>The known EC2 instance types, sorted by name (ordinal).</summary>
public sealed class InstanceCatalog
{
    /// <summary>Largest catalog file that is read, in bytes: 16 MiB, a hundred times the embedded one.</summary>
    public const int MaxFileBytes = 16 * 1024 * 1024;

    private static readonly Lazy<InstanceCatalog> Embedded = new(ReadEmbedded);

    private readonly Dictionary<string, InstanceType> byName;

    private InstanceCatalog(InstanceType[] types, string dataVersion)
    {
        Types = types;
        DataVersion = dataVersion;
        byName = new Dictionary<string, InstanceType>(types.Length, StringComparer.OrdinalIgnoreCase);
        foreach (var type in types)
            byName.Add(type.Name, type);
    }

    /// <summary>The catalog that comes with the library (<c>data/instance-types.csv</c>), read when first used.</summary>
    public static InstanceCatalog Default => Embedded.Value;

    /// <summary>All types, sorted by name (ordinal).</summary>
    public IReadOnlyList<InstanceType> Types { get; }

    /// <summary>
    /// Names the data: the number of types and a 64-bit FNV-1a hash of the file, e.g. <c>1420-types-0123456789abcdef</c>.
    /// It tells revisions apart; it does not protect against forgery.
    /// </summary>
    public string DataVersion { get; }

    /// <summary>The names in the order of <see cref="Find(string)"/>: patterns of sweeps look through them again and again.</summary>
    internal IReadOnlyList<string> Names => field ??= [.. Find("*").Select(type => type.Name)];

    /// <summary>Reads a catalog from CSV with the columns of <c>data/instance-types.csv</c>.</summary>
    /// <param name="csv">UTF-8 text, with or without a byte order mark, at most <see cref="MaxFileBytes"/>.</param>
    /// <param name="fileName">How problems name the file.</param>
    /// <exception cref="InvalidInputException">The text breaks a rule; every problem is listed with its line and column.</exception>
    public static InstanceCatalog Read(Stream csv, string fileName)
    {
        ArgumentNullException.ThrowIfNull(csv);
        return BoundedBytes.TryRead(csv, MaxFileBytes, out var bytes)
            ? Parse(Utf8Text.WithoutMark(bytes.Span), fileName)
            : throw new InvalidInputException(fileName, $"is larger than {MaxFileBytes / 1024 / 1024} MiB; this is not an instance catalog.");
    }

    /// <summary>The type of that name (case ignored).</summary>
    /// <exception cref="InvalidInputException">There is none; the message suggests the nearest names.</exception>
    public InstanceType Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return TryGet(name, out var type)
            ? type
            : throw new InvalidInputException(
                name.Length == 0 ? "instance type" : name,
                Ec2Disagreements.IsUnknownToTheCni(name) ? "EC2 has this type, but no source of the VPC CNI gives its limits." : $"no such instance type{DidYouMean(name)}");
    }

    /// <summary>The type of that name (case ignored), or false.</summary>
    public bool TryGet(string name, [MaybeNullWhen(false)] out InstanceType type) => byName.TryGetValue(name, out type);

    /// <summary>The types that pass <paramref name="filter"/>: families by name, each by vCPUs, then memory; bare metal after a virtual size of as many.</summary>
    public IEnumerable<InstanceType> Find(InstanceFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Types.Where(filter.Matches)
            .OrderBy(type => type.Family, StringComparer.Ordinal)
            .ThenBy(type => type.VCpus ?? int.MaxValue)
            .ThenBy(type => type.MemoryMiB ?? long.MaxValue)
            .ThenBy(type => type.IsBareMetal)
            .ThenBy(type => type.Name, StringComparer.Ordinal);
    }

    /// <summary>The types whose name matches <paramref name="pattern"/>, e.g. <c>m5.*</c>, in the same order.</summary>
    public IEnumerable<InstanceType> Find(string pattern) => Find(new InstanceFilter { Name = pattern });

    private string DidYouMean(string name) => NearestNames.DidYouMean(name, Types.Select(type => type.Name));

    private static InstanceCatalog Parse(ReadOnlySpan<byte> utf8, string fileName)
    {
        var types = InstanceCsv.Parse(utf8, fileName);
        Ec2Disagreements.AddTo(types);
        return new InstanceCatalog(types, EksCalc.DataVersion.Of(utf8, types.Length));
    }

    private static InstanceCatalog ReadEmbedded()
    {
        using var stream = typeof(InstanceCatalog).Assembly.GetManifestResourceStream("instance-types.csv")!;
        return Read(stream, "instance-types.csv");
    }
}
