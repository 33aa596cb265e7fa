using System.Globalization;
using EksCalc.Cni;
using EksCalc.Instances;

namespace EksCalc.Nodes;

/// <summary>
/// A row of the VPC CNI's two example tables, as printed, beside what the closed form makes of the same node. 32 of the 36 rows agree;
/// the others carry the table's mistake.
/// </summary>
/// <param name="Row">The row's number in its table, from 1.</param>
/// <param name="InstanceType">The instance type.</param>
/// <param name="Settings">The mode, which says what table it is, and the warm targets.</param>
/// <param name="Pods">Pods on the node, 0 or more.</param>
/// <param name="Published">What the table says.</param>
/// <param name="Mistake">What the table gets wrong, as a clause; null where it is right.</param>
/// <remarks>
/// Source: aws/amazon-vpc-cni-k8s v1.23.1, docs/eni-and-ip-target.md (secondary addresses) and docs/prefix-and-ip-target.md (prefixes); embedded
/// from <c>data/published-tables.csv</c>.
/// </remarks>
public sealed record PublishedExample(int Row, InstanceType InstanceType, CniSettings Settings, int Pods, PublishedCounts Published, string? Mistake)
{
    private static readonly Lazy<List<PublishedExample>> Embedded = new(Read);

    /// <summary>All rows: the 16 of secondary addresses, then the 20 of prefixes.</summary>
    public static IReadOnlyList<PublishedExample> All => Embedded.Value;

    /// <summary>What the closed form says (<see cref="NodeIpam"/>).</summary>
    public PublishedCounts Computed
    {
        get
        {
            var node = NodeModel.For(InstanceType, Settings);
            var plan = node.Settle(Pods);
            return new PublishedCounts(
                plan.Enis,
                plan.SecondaryAddresses + plan.Prefixes,
                plan.FreeAddresses,
                Settings.Mode == IpMode.PrefixDelegation ? plan.FreePrefixes : null,
                Descending(node.Holding(plan).EachEni.Select(eni => eni.AttachedSlots)));
        }
    }

    private static List<PublishedExample> Read()
    {
        using var stream = typeof(PublishedExample).Assembly.GetManifestResourceStream("published-tables.csv")!;
        using var text = new StreamReader(stream);
        var rows = new List<PublishedExample>();
        text.ReadLine();
        while (text.ReadLine() is { } line)
            rows.Add(Example(line.Split(',', 11)));
        return rows;
    }

    private static PublishedExample Example(string[] fields)
    {
        var variables = fields[3].Split(';').Select(variable => variable.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        var settings = CniSettings.Of(variables) with { Mode = fields[0] == "prefix" ? IpMode.PrefixDelegation : IpMode.SecondaryIp };
        var published = new PublishedCounts(
            Number(fields[5]), Number(fields[6]), Number(fields[7]), fields[8].Length == 0 ? null : Number(fields[8]), Descending(fields[9].Split(';').Select(Number)));
        return new PublishedExample(
            Number(fields[1]), InstanceCatalog.Default.Get(fields[2]), settings, Number(fields[4]), published, fields[10].Length == 0 ? null : fields[10]);
    }

    private static int Number(string field) => int.Parse(field, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Descending(IEnumerable<int> counts) => string.Join(';', counts.OrderDescending());
}
