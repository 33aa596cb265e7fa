using System.ComponentModel;
using EksCalc.Exchange.Documents;
using EksCalc.Instances;

namespace EksCalc.Exchange.Scenarios;

[Description("Instance types by what Karpenter's requirements name; a type has to match every key that is there. A name or pattern alone may stand for it.")]
internal sealed record InstanceTypesDocument
{
    [Description("A name such as m5.large, or a pattern such as m5.*, where * stands for any characters and ? for one.")]
    [ShortForm]
    public InstanceTypeName? Type { get; init; }

    [Description("Categories: the letters before the generation, such as c, m and r.")]
    public IReadOnlyList<string?> Category { get; init; } = [];

    [Description("Families, such as m5 and m6g.")]
    public IReadOnlyList<string?> Families { get; init; } = [];

    [Description("Sizes, such as xlarge and 2xlarge.")]
    public IReadOnlyList<string?> Sizes { get; init; } = [];

    [Description("Architectures: x86_64, arm64.")]
    public IReadOnlyList<string?> Architecture { get; init; } = [];

    [Description("How many of the nodes are of these types beside those of the other items; its types share alike. Default: 1, where another item has a share.")]
    public Weight? Share { get; init; }

    /// <summary>Whether it says nothing of types.</summary>
    public bool IsEmpty() => Type is null && Category.Count + Families.Count + Sizes.Count + Architecture.Count == 0;

    /// <summary>The types of the catalog that match, families by name and each by size.</summary>
    public IEnumerable<InstanceType> Matches() => InstanceCatalog.Default.Find(new InstanceFilter { Name = Type?.Name })
        .Where(type => Allows(Category, CategoryOf(type)) && Allows(Families, type.Family) && Allows(Sizes, type.Size) && Allows(Architecture, type.Architecture));

    private static bool Allows(IReadOnlyList<string?> wanted, string? value) => wanted.Count == 0 || wanted.Contains(value, StringComparer.OrdinalIgnoreCase);

    // Karpenter's label karpenter.k8s.aws/instance-category (pkg/providers/instancetype/types.go).
    private static string CategoryOf(InstanceType type) => string.Concat(type.Family.TakeWhile(char.IsAsciiLetter));
}
