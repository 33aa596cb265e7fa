using System.Globalization;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Ipam;
using EksCalc.Testing;

namespace EksCalc.Tests.Ipam;

/// <summary>
/// The closed form against the example tables in docs/eni-and-ip-target.md and docs/prefix-and-ip-target.md of
/// amazon-vpc-cni-k8s v1.23.1. Where the tables are not what the program does, the row stands here with the reason.
/// </summary>
public class PublishedTablesTests
{
    private const string EmptyEnis =
        "lists ENIs without a prefix; no ENI is added while an attached one has room for a prefix, so there is one";

    private const string MinimumOfTwenty =
        "MINIMUM_IP_TARGET=20 needs two prefixes from the start; the row says one and 16 unused, yet lists two on the ENI";

    /// <summary>Published rows that differ, as <c>table row column</c>, with published and computed values and the reason.</summary>
    private static readonly Dictionary<string, (string Published, string Computed, string Reason)> Differences = new()
    {
        ["prefix 10 addressesOrPrefixes"] = ("1", "2", MinimumOfTwenty),
        ["prefix 10 unusedAddresses"] = ("16", "32", MinimumOfTwenty),
        ["prefix 10 unusedPrefixes"] = ("1", "2", MinimumOfTwenty),
        ["prefix 15 enis"] = ("2", "1", EmptyEnis),
        ["prefix 15 perEni"] = ("2;0", "2", EmptyEnis),
        ["prefix 16 enis"] = ("3", "1", EmptyEnis),
        ["prefix 16 perEni"] = ("7;0;0", "7", EmptyEnis),
        ["prefix 20 enis"] = ("2", "1", EmptyEnis),
        ["prefix 20 perEni"] = ("4;0", "4", EmptyEnis),
    };

    [Fact]
    public void Settle_PublishedTables_DifferOnlyWhereKnownAndExplained()
    {
        var found = new SortedDictionary<string, (string, string)>();
        foreach (var row in DataFile.Rows(Path.Combine(Repository.CallerFolder(), "published-tables.csv")))
        {
            foreach (var (column, computed) in Computed(row))
            {
                // The order of a row's ENIs is not part of what it says.
                var published = column == "perEni" ? Descending(row[column]) : row[column];
                if (published != computed)
                    found.Add($"{row["table"]} {row["row"]} {column}", (published, computed));
            }
        }

        Assert.Equal(
            new SortedDictionary<string, (string, string)>(Differences.ToDictionary(pair => pair.Key, pair => (pair.Value.Published, pair.Value.Computed))),
            found);
        Assert.All(Differences.Values, difference => Assert.NotEmpty(difference.Reason));
    }

    private static IEnumerable<(string Column, string Computed)> Computed(IReadOnlyDictionary<string, string> row)
    {
        var prefixes = row["table"] == "prefix";
        var settings = CniSettings.FromEnvironment(DataFile.Environment(row["environment"])).Settings;
        var node = NodeIpam.Create(InstanceCatalog.Default.Get(row["instanceType"]), settings with { Mode = prefixes ? IpMode.PrefixDelegation : IpMode.SecondaryIp });
        var pods = int.Parse(row["pods"], CultureInfo.InvariantCulture);
        var plan = node.Settle(pods);
        yield return ("enis", $"{plan.Enis}");
        yield return ("addressesOrPrefixes", $"{plan.SecondaryAddresses + plan.Prefixes}");
        yield return ("unusedAddresses", $"{plan.FreeAddresses}");
        if (prefixes)
            yield return ("unusedPrefixes", $"{plan.FreePrefixes}");
        yield return ("perEni", Descending(string.Join(';', node.Layout(pods).Enis.Select(eni => eni.AttachedSlots))));
    }

    private static string Descending(string counts) =>
        string.Join(';', counts.Split(';').Select(count => int.Parse(count, CultureInfo.InvariantCulture)).OrderDescending());
}
