using System.Text;
using CsCheck;
using EksCalc.Testing;

namespace EksCalc.Exchange.Tests;

public class ScenarioFileTests
{
    private const string Minimal = """
        vpc: { cidrs: [10.0.0.0/16] }
        subnets: [{ name: a, zone: eu-west-1a, cidr: 10.0.0.0/24 }]
        """;

    [Fact]
    public void Read_OnlyWhatMustBeThere_HasTheDefaults()
    {
        var scenario = Read(Minimal + "\nnodeGroups: [{ name: web, instanceTypes: [M5.Large], count: 3, podsPerNode: 10 }]");

        Assert.Equal(("", null, 0), (scenario.Name, scenario.About, scenario.CniEnvironment.Count));
        Assert.Equal(Cni.CniVersion.Modelled, scenario.CniVersion);
        var group = Assert.Single(scenario.NodeGroups);
        Assert.Equal(["m5.large"], group.InstanceTypes);
        Assert.Equal((Clusters.NodeCount.Fixed(3), 2, 1, 25), (group.Nodes, group.HostNetworkPods, group.MaxUnavailable, group.RolloutSurgePercent));
    }

    [Fact]
    public void Read_UnquotedCniValues_KeepTheirSpelling()
    {
        var scenario = Read(Minimal + "\ncni: { WARM_IP_TARGET: 05, MAX_ENI: 0x10, ENABLE_POD_ENI: True, IP_COOLDOWN_PERIOD: 1e1, WARM_ENI_TARGET: '' }\ncluster: { cniVersion: 1.20 }");

        Assert.Equal(["05", "0x10", "True", "1e1", ""], scenario.CniEnvironment.Values);
        Assert.Equal(new Cni.CniVersion(1, 20), scenario.CniVersion);
    }

    [Fact]
    public void Read_Ipv6FamilyAlone_SetsTheVariable()
    {
        var scenario = Read("""
            vpc: { cidrs: [10.0.0.0/16], ipv6Cidr: "2001:DB8::/56" }
            subnets: [{ name: a, zone: us-west-2-lax-1a, cidr: 10.0.0.0/24, ipv6Cidr: "2001:db8::/64" }]
            cluster: { ipFamily: ipv6 }
            """);

        Assert.Equal(Cni.IpMode.Ipv6, scenario.Settings.Mode);
        Assert.Equal("true", scenario.CniEnvironment["ENABLE_IPv6"]);
    }

    [Theory]
    [InlineData("250m", 250, "512Mi", 512)]
    [InlineData("0.25", 250, "1Gi", 1024)]
    [InlineData("2", 2000, "1.5Gi", 1536)]
    [InlineData("'2'", 2000, "2Ti", 2 * 1024 * 1024)]
    [InlineData(".5", 500, "1Ki", 1)]
    [InlineData("1e1", 10_000, "500M", 477)]
    [InlineData("5e-2", 50, "129e6", 124)]
    [InlineData("1k", 1_000_000, "1048576k", 1000)]
    [InlineData("1500m", 1500, "1048577", 2)]
    [InlineData("0", 0, "1000K", 1)]
    [InlineData("100u", null, "128974848000m", 123)]
    [InlineData("1n", null, "1G", 954)]
    public void Read_Quantities_AreKubernetesOwn(string cpu, int? millicores, string memory, int memoryMiB)
    {
        var text = Minimal + $"\nnodeGroups: [{{ name: jobs, instanceTypes: [m5.large], pods: {{ count: 1, cpu: {cpu}, memory: {memory} }} }}]";

        if (millicores is not { } expected)
            Assert.Contains("is not an amount of CPU", Assert.Throws<InvalidInputException>(() => Read(text)).Message, StringComparison.Ordinal);
        else
            Assert.Equal(new Clusters.PodDemand(1, expected, memoryMiB), Read(text).NodeGroups[0].Pods);
    }

    [Theory]
    [InlineData("eu-west-1a")]
    [InlineData("us-gov-east-1b")]
    [InlineData("us-iso-east-1c")]
    [InlineData("ap-southeast-4a")]
    [InlineData("us-west-2-lax-1a")]
    [InlineData("us-east-1-wl1-bos-wlz-1")]
    public void Read_ZoneName_IsTaken(string zone) =>
        Assert.Equal(zone, Read(Minimal.Replace("eu-west-1a", zone, StringComparison.Ordinal)).Subnets[0].Zone);

    [Fact]
    public void Read_JsonEscapes_MeanWhatTheyMeanInJson() =>
        Assert.Equal("😀 a/b é \"\\\t", Read("{\"$schema\":\"../schema/scenario.schema.json\",\"name\":\"\\ud83d\\ude00 a\\/b \\u00e9 \\\"\\\\\\t\",\"vpc\":{\"cidrs\":[\"10.0.0.0/16\"],\"peered\":true},\"subnets\":[{\"name\":\"a\",\"zone\":\"eu-west-1a\",\"cidr\":\"10.0.0.0/24\",\"usedAddresses\":12}]}").Name);

    [Fact]
    public void Read_ByteOrderMark_IsNoPartOfTheText() => Assert.Equal("x", ReadBytes([0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes("name: x\n" + Minimal)]).Name);

    [Fact]
    public void Read_WindowsLineBreaks_CountAsOneLine() =>
        Assert.Equal("nam (line 3, column 1)", Problems(Encoding.UTF8.GetBytes(Minimal.ReplaceLineEndings("\r\n") + "\r\nnam: x")).Single().Place);

    [Fact]
    public void Read_NotUtf8_NamesTheLine() =>
        Assert.Equal("scenario.yaml (line 2, column 8): This is not UTF-8 text; save the file in UTF-8.", Problems([.. "name: x\nabout: "u8, 0xe9, 0x0a]).Single().ToString());

    [Fact]
    public void Read_Utf16_IsNotUtf8() => Assert.Contains("not UTF-8", Problems(Encoding.Unicode.GetPreamble()).Single().Message, StringComparison.Ordinal);

    [Fact]
    public void Read_NoSuchFile_SuggestsItsNeighbour()
    {
        var error = Assert.Throws<InvalidInputException>(() => ScenarioFile.Read(Repository.PathOf("data/scenarios/small-dv.yaml")));

        Assert.Equal("There is no such file; did you mean small-dev.yaml?", error.Problems.Single().Message);
    }

    [Theory]
    [InlineData("no-such-folder/x.yaml", "There is no such file.")]
    [InlineData("data/scenarios", "This is a folder; the name of a file expected.")]
    public void Read_NoFile_SaysSo(string path, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidInputException>(() => ScenarioFile.Read(Repository.PathOf(path))).Problems.Single().Message);

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void Read_NoFileName_SaysSo(string path) =>
        Assert.Equal("The name of a file expected.", Assert.Throws<InvalidInputException>(() => ScenarioFile.Read(path)).Problems.Single().Message);

    [Fact]
    public void Read_ManyProblems_ListsTheFirstHundred()
    {
        var problems = Problems(Encoding.UTF8.GetBytes(Minimal + "\nnodeGroups: [" + string.Concat(Enumerable.Repeat("{}, ", 500)) + "]"));

        Assert.Equal(101, problems.Count);
        Assert.EndsWith("more problems are not listed.", problems[100].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnyDamagedFile_IsReadOrRefused()
    {
        var examples = Directory.EnumerateFiles(Repository.PathOf("data/scenarios"), "*.yaml").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToArray();
        var pieces = Gen.OneOf(Generators.Of("\"", "'", "{", "}", "[", "]", ":", ": ", "- ", "\n", "\n  ", "\t", ",", "#", "&a ", "*a ", "!!x ", "|\n", ">\n", "? ", "---\n", "%", "@", "\\u", "0x", "-1", "~", "<<: "), Gen.String[0, 3]);

        Gen.Select(Gen.Int[0, examples.Length - 1], Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 8], pieces).Array[1, 4]).ForAll(
            (example, damages) =>
            {
                var text = examples[example];
                foreach (var (place, removed, piece) in damages)
                {
                    var at = place % text.Length;
                    text = text.Remove(at, Math.Min(removed, text.Length - at)).Insert(at, piece);
                }

                var error = Record.Exception(() => Read(text));
                Assert.True(error is null or InvalidInputException, error?.ToString());
                Assert.DoesNotContain("YamlDotNet", error?.Message ?? "", StringComparison.Ordinal);
            },
            iter: 1500);
    }

    private static Clusters.ClusterScenario Read(string text) => ReadBytes(Encoding.UTF8.GetBytes(text));

    private static Clusters.ClusterScenario ReadBytes(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return ScenarioFile.Read(stream, "scenario.yaml");
    }

    private static IReadOnlyList<InputProblem> Problems(byte[] bytes) => Assert.Throws<InvalidInputException>(() => ReadBytes(bytes)).Problems;
}
