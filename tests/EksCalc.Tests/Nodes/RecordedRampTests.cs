using System.Globalization;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Testing;

namespace EksCalc.Tests.Nodes;

/// <summary>
/// The closed form against recorded runs of amazon-vpc-cni-k8s v1.23.1's ipamd: the last step before the first pod
/// leaves, of every recorded run that settles (recorded-ramps.csv).
/// </summary>
[Rule("R19", "R20", "R21", "R22")]
public class RecordedRampTests
{
    private static readonly string Recorded = Path.Combine(Repository.CallerFolder(), "recorded-ramps.csv");

    public static TheoryData<IReadOnlyDictionary<string, string>> Ramps => DataFile.Theory(Recorded);

    [Theory]
    [MemberData(nameof(Ramps))]
    public void Settle_RecordedRamp_EqualsTheLastStep(IReadOnlyDictionary<string, string> row)
    {
        var plan = Node(row).Settle(Number(row, "pods"));

        Assert.Equal(Number(row, "enis"), plan.Enis);
        Assert.Equal(Number(row, "totalAddresses"), plan.TotalAddresses);
        Assert.Equal(Number(row, "assignedAddresses"), plan.AssignedAddresses);
        Assert.Equal(Number(row, "prefixes"), plan.Prefixes);
        Assert.Equal(Number(row, "subnetAddresses"), plan.SubnetAddresses);

        // Empty where ipamd's runs differ, as it spreads pods over prefixes at random.
        if (row["freePrefixes"].Length > 0)
            Assert.Equal(Number(row, "freePrefixes"), plan.FreePrefixes);
    }

    [Fact]
    public void RecordedRamps_EveryRowOfThePublishedTables_IsAmongThem()
    {
        var recorded = DataFile.Rows(Recorded).Select(row => row["trace"]).ToList();

        Assert.All(PublishedExample.All, example =>
        {
            var start = $"doc-{(example.Settings.Mode == IpMode.PrefixDelegation ? "pd" : "sip")}-{example.Row:00}-";
            Assert.Contains(recorded, trace => trace.StartsWith(start, StringComparison.Ordinal) && !trace.EndsWith("burst", StringComparison.Ordinal));
        });
    }

    internal static NodeIpam Node(IReadOnlyDictionary<string, string> row)
    {
        var variables = new Dictionary<string, string>(DataFile.Environment(row["environment"]))
        {
            ["ENABLE_PREFIX_DELEGATION"] = row["prefixDelegation"],
            ["AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG"] = row["customNetworking"],
            ["ENABLE_POD_ENI"] = row["podEni"],
        };
        var type = InstanceCatalog.Default.Get(row["instanceType"]);
        if (row["podEni"] == "true")
            type = type with { SupportsTrunking = row["trunking"] switch { "true" => true, "false" => false, _ => null } };
        return NodeIpam.Create(type, CniSettings.FromEnvironment(variables).Settings, Number(row, "maxPods"));
    }

    private static int Number(IReadOnlyDictionary<string, string> row, string column) => int.Parse(row[column], CultureInfo.InvariantCulture);
}
