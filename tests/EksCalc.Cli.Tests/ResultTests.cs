using System.Text.Json;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

public class ResultTests
{
    public static TheoryData<string, string> Lines => new()
    {
        { "limits.txt", "limits m5.large c5.metal" },
        { "limits.json", "limits m5.large --format json" },
        { "limits-filtered.csv", "limits m6g.* --arch arm64 --max-vcpus 4 --prefixes --trunking --format csv" },
        { "limits-hypervisors.md", "limits cr1.8xlarge hs1.8xlarge t2.medium m5.large c5.metal --format md" },
        { "max-pods.txt", "max-pods m5.large" },
        { "max-pods-prefix.json", "max-pods m5.large --prefix-delegation --format json" },
        { "max-pods-not-nitro.md", "max-pods t2.medium --prefix-delegation --custom-networking --max-eni 2 --uncapped --format md" },
        { "max-pods-karpenter.json", "max-pods m5.large --kind karpenter --custom-networking --format json" },
        { "max-pods-kinds.md", "max-pods m5.xlarge --kind selfManaged --custom-networking --expression min(max_pods,vcpus*8) --format md" },
        { "max-pods-windows.csv", "max-pods c5.large --windows --format csv" },
        { "max-pods-trunk.txt", "max-pods m5.large --security-groups-for-pods --host-network-pods 4" },
        { "node-steady-karpenter.txt", "node steady m5.large --pods 30 --prefix-delegation --kind karpenter" },
        { "node-steady.txt", "node steady m5.large --pods 20 --env WARM_IP_TARGET=2 --env MINIMUM_IP_TARGET=10" },
        { "node-steady-prefix.json", "node steady c5.2xlarge --pods 60 --prefix-delegation --manifest-defaults --format json" },
        { "node-steady-oscillates.csv", "node steady m5.large --pods 9 --env WARM_ENI_TARGET=0 --format csv" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Result_EveryFormat_IsAsKept(string name, string line)
    {
        var (exitCode, output, error) = await Tool.RunLineAsync(line);

        Assert.Equal(0, exitCode);
        Snapshot.Match(output + (error.Length == 0 ? "" : $"--- stderr\n{error}"), name);
    }

    [Fact]
    public async Task MaxPods_Json_HasTheFixedNames()
    {
        var (_, output, _) = await Tool.RunLineAsync("max-pods m5.large --format json");

        using var json = JsonDocument.Parse(output);
        Assert.Equal("m5.large", json.RootElement.GetProperty("instanceType").GetString());
        Assert.Equal(29, json.RootElement.GetProperty("maxPods").GetInt32());
        Assert.Equal(ModelVersion.Current.InstanceData, json.RootElement.GetProperty("version").GetProperty("instanceData").GetString());
    }

    [Fact]
    public async Task MaxPodsCases_Uncapped_CountEveryAddress()
    {
        var (_, output, _) = await Tool.RunAsync("max-pods", "--cases", Repository.PathOf("data/max-pods-cases.csv"), "--uncapped", "--format", "csv");

        Assert.Contains("a1.4xlarge,1.23.1,false,false,,110,234", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MaxPodsCases_TheCalculatorsCases_AreAllEqual()
    {
        var (exitCode, output, error) = await Tool.RunAsync("max-pods", "--cases", Repository.PathOf("data/max-pods-cases.csv"), "--format", "csv");

        Assert.Equal((0, "320 of 320 equal to 'expected'.\n"), (exitCode, error));
        var cases = File.ReadAllLines(Repository.PathOf("data/max-pods-cases.csv"));
        Assert.Equal(
            [cases[0] + ",actual", .. cases.Skip(1).Select(row => $"{row},{row[(row.LastIndexOf(',') + 1)..]}")],
            output.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("", "cases.csv: is empty.")]
    [InlineData("instanceType,expected\n", "cases.csv:1: the columns cniVersion, prefixDelegation, customNetworking, cniMaxEni are missing.")]
    [InlineData("instanceType,cniVersion,prefixDelegation,customNetworking,cniMaxEni\nm5.larg,1.9,true,false,\nm5.large,1,true,false,\nm5.large,1.9,maybe,false,\nm5.large,1.9,true,false,0\n",
        "cases.csv:2: m5.larg: no such instance type; did you mean m5.large?\n"
        + "cases.csv:3: CNI version: '1' is not a version such as 1.23.1 or 1.16.4-eksbuild.2 (no leading v).\n"
        + "cases.csv:4: prefixDelegation: 'maybe' is neither true nor false.\n"
        + "cases.csv:5: cniMaxEni: '0' is not a whole number from 1; leave it empty where MAX_ENI is not set.")]
    public async Task MaxPodsCases_BadFile_ReportsEveryProblem(string text, string problems)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("cases.csv", text);

        var (exitCode, output, error) = await Tool.RunAsync("max-pods", "--cases", file, "--format", "csv");

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Equal(problems, error.TrimEnd('\n').Replace($"ekscalc: {folder.FullName}{Path.DirectorySeparatorChar}", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MaxPodsCases_OneDiffers_IsExitOne()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write(
            "cases.csv", "instanceType,cniVersion,prefixDelegation,customNetworking,cniMaxEni,expected\nm5.large,1.9,false,false,,29\nm5.large,1.9,false,false,,30\n");

        var (exitCode, _, error) = await Tool.RunAsync("max-pods", "--cases", file, "--format", "csv");

        Assert.Equal((1, "1 of 2 equal to 'expected'.\n"), (exitCode, error));
    }

    public static TheoryData<string, string> NoLines => new()
    {
        { "node-steady-waiting.csv", "node steady m5.large --pods 20 --env MINIMUM_IP_TARGET=10 --format csv" },
        { "node-steady-not-started.txt", "node steady m5.large --pods 0 --custom-networking --env MAX_ENI=1" },
        { "node-steady-not-started.json", "node steady m6g.medium --pods 1 --custom-networking --env ENABLE_POD_ENI=true --format json" },
    };

    [Theory]
    [MemberData(nameof(NoLines))]
    public async Task NodeSteady_PodsAreLeftWaiting_IsExitOne(string name, string line)
    {
        var (exitCode, output, error) = await Tool.RunLineAsync(line);

        Assert.Equal(1, exitCode);
        Snapshot.Match(output + (error.Length == 0 ? "" : $"--- stderr\n{error}"), name);
    }

    [Theory]
    [InlineData("--env ENABLE_PREFIX_DELEGATION=1 --prefix-delegation", "PrefixDelegation", 1)]
    [InlineData("--env WARM_ENI_TARGET=2 --manifest-defaults", "SecondaryIp", 3)]
    [InlineData("--env AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true --custom-networking", "SecondaryIp", 3)]
    public async Task NodeSteady_EntriesThatAgreeWithOptions_AreTaken(string options, string mode, int enis)
    {
        var (exitCode, output, _) = await Tool.RunLineAsync($"node steady m5.large --pods 10 {options} --format json");

        using var json = JsonDocument.Parse(output);
        Assert.Equal((0, mode), (exitCode, json.RootElement.GetProperty("mode").GetString()));
        Assert.Equal(enis, json.RootElement.GetProperty("enis").GetInt32());
    }

    [Fact]
    public async Task NodeSteady_Ipv6_IsRefusedWithTheReason()
    {
        var (exitCode, _, error) = await Tool.RunLineAsync("node steady m5.large --pods 5 --env ENABLE_IPv6=true");

        Assert.Equal(2, exitCode);
        Assert.Contains("one /80 prefix", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_NothingPasses_IsExitOne()
    {
        Assert.Equal((1, "", "ekscalc: no instance type passes these conditions.\n"), await Tool.RunLineAsync("limits m5.large --arch arm64"));
    }
}
