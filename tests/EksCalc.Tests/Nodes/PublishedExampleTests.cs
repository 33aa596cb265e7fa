using EksCalc.Cni;
using EksCalc.Nodes;

namespace EksCalc.Tests.Nodes;

/// <summary>
/// The closed form against the example tables in docs/eni-and-ip-target.md and docs/prefix-and-ip-target.md of
/// amazon-vpc-cni-k8s v1.23.1. Where the tables are not what the program does, the row stands here.
/// </summary>
public class PublishedExampleTests
{
    /// <summary>Rows of the prefix table that differ: published, computed.</summary>
    private static readonly Dictionary<int, (PublishedCounts Published, PublishedCounts Computed)> Differences = new()
    {
        [10] = (new(1, 1, 16, 1, "2"), new(1, 2, 32, 2, "2")),
        [15] = (new(2, 2, 29, 1, "2;0"), new(1, 2, 29, 1, "2")),
        [16] = (new(3, 7, 17, 1, "7;0;0"), new(1, 7, 17, 1, "7")),
        [20] = (new(2, 4, 19, 1, "4;0"), new(1, 4, 19, 1, "4")),
    };

    [Fact]
    public void All_Rows_AreThoseOfBothTables() => Assert.Equal(
        [(IpMode.SecondaryIp, 16), (IpMode.PrefixDelegation, 20)],
        PublishedExample.All.GroupBy(example => example.Settings.Mode).Select(table => (table.Key, table.Count())));

    [Fact]
    public void Computed_PublishedTables_DifferOnlyWhereKnown() => Assert.Equal(
        Differences,
        PublishedExample.All.Where(example => example.Published != example.Computed).ToDictionary(example => example.Row, example => (example.Published, example.Computed)));

    [Fact]
    public void Mistake_IsSaidWhereARowDiffersAndNowhereElse() => Assert.All(
        PublishedExample.All, example => Assert.Equal(example.Published != example.Computed, example.Mistake is not null));
}
