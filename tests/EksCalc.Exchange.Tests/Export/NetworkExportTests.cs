using System.Text.Json;
using CsCheck;
using EksCalc.Clusters;
using EksCalc.Testing;

namespace EksCalc.Exchange.Tests.Export;

/// <summary>What Terraform, CloudFormation and the AWS CLI are told is read back and compared with the scenario.</summary>
public class NetworkExportTests
{
    private static readonly Gen<ClusterScenario> WithANetwork = Generators.Scenario.Where(scenario =>
        scenario.Subnets.Any(subnet => subnet.Id is null || subnet.Reservations.Count > 0)
        || scenario.Vpc.Blocks.Skip(1).Any(block => !scenario.Subnets.Any(subnet => block.Contains(subnet.Block))));

    [Fact]
    public void Terraform_AnyScenario_HasItsSubnetsAndReservations()
    {
        var cases = new RealCases();
        WithANetwork.ForAll(
            scenario =>
            {
                var blocks = HclReader.Read(Exporter.Of(scenario, ExportFormat.Terraform).Files.Single().Text);
                var subnets = Resources(blocks, "aws_subnet");
                Assert.Equal(scenario.Subnets.Where(subnet => subnet.Id is null).Select(SubnetOf), subnets.Select(subnet => (Tag(subnet.Body, "tags"), (string)subnet.Body["availability_zone"]!, (string)subnet.Body["cidr_block"]!)));
                Assert.Equal(subnets.Count, subnets.Select(subnet => subnet.Labels[1]).Distinct().Count());
                Assert.Equal(Reservations(scenario), Resources(blocks, "aws_ec2_subnet_cidr_reservation").Select(block => ((string)block.Body["cidr_block"]!, (string)block.Body["reservation_type"]!)));
                Assert.All(References(blocks), target => Assert.Contains(target, Targets(blocks)));
                cases.Add();
            },
            iter: 500);
        cases.AtLeast(400);
    }

    /// <summary>HashiCorp's parser, which reads what Terraform reads, finds the same subnets as the reader of these tests.</summary>
    [Fact]
    public void Terraform_HashicorpsParser_FindsTheSubnets()
    {
        HashicorpHcl.Require();
        using var folder = new TemporaryFolder();
        var scenarios = new List<ClusterScenario>();
        WithANetwork.ForAll(scenarios.Add, iter: 60, threads: 1);
        var files = scenarios.Select((scenario, index) => folder.Write($"{index}.tf", Exporter.Of(scenario, ExportFormat.Terraform).Files.Single().Text)).ToList();

        var read = HashicorpHcl.Read(files);

        Assert.All(scenarios.Zip(read), pair => Assert.Equal(
            pair.First.Subnets.Where(subnet => subnet.Id is null).Select(SubnetOf).Select(subnet => (Ascii(subnet.Item1), subnet.Item2, subnet.Item3)).Order(),
            Subnets(pair.Second).Select(subnet => (Ascii(Plain(subnet.GetProperty("tags").GetProperty("Name"))), Plain(subnet.GetProperty("availability_zone")), Plain(subnet.GetProperty("cidr_block")))).Order()));
        Assert.InRange(read.Sum(each => Subnets(each).Count()), 50, int.MaxValue);
        var addons = scenarios.Select((scenario, index) => folder.Write($"addon-{index}.tf", Text(Exporter.Of(scenario, ExportFormat.Addon).Files, "addon.tf")));
        Assert.All(HashicorpHcl.Read(addons), addon => Assert.True(addon.GetProperty("resource").TryGetProperty("aws_eks_addon", out _)));

        static IEnumerable<JsonElement> Subnets(JsonElement file) => file.GetProperty("resource").TryGetProperty("aws_subnet", out var subnets)
            ? subnets.EnumerateObject().Select(subnet => subnet.Value[0])
            : [];

        // HCL composes what Unicode can write in two ways.
        static string Ascii(string text) => text.All(char.IsAscii) ? text : "";

        // The parser keeps templates as they are written.
        static string Plain(JsonElement value) => value.GetString()!.Replace("$${", "${", StringComparison.Ordinal).Replace("%%{", "%{", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExportFormat.Terraform)]
    [InlineData(ExportFormat.CloudFormation)]
    [InlineData(ExportFormat.AwsCli)]
    public void Network_TagsOfSubnetsThatAreThere_AreSaid(ExportFormat format)
    {
        var scenario = ScenarioFile.Read(Repository.PathOf("data/scenarios/small-dev.yaml"));
        scenario = scenario with
        {
            Subnets = [scenario.Subnets[0] with { Id = "subnet-0a", Tags = new Dictionary<string, string> { ["kubernetes.io/role/cni"] = "1", ["Name"] = "a" } }, scenario.Subnets[1]],
        };

        var notes = Exporter.Of(scenario, format).Notes;

        Assert.Single(notes, note => note.EndsWith("'nodes-a' has an id, so it is left as it is; see that it has its tags: Name=a, kubernetes.io/role/cni=1.", StringComparison.Ordinal));
        Assert.DoesNotContain(notes, note => note.Contains("'nodes-b'", StringComparison.Ordinal));
    }

    [Fact]
    public void CloudFormation_AnyScenario_HasItsSubnetsAndReservations() => WithANetwork.ForAll(
        scenario =>
        {
            var template = (Map)Yaml.Read(Exporter.Of(scenario, ExportFormat.CloudFormation).Files.Single().Text).Single()!;
            var resources = ((Map)template["Resources"]!).ToDictionary(pair => pair.Key, pair => (Map)pair.Value!);

            Assert.All(resources.Keys, name => Assert.Matches("^[A-Za-z0-9]{1,255}$", name));
            Assert.Equal(scenario.Subnets.Where(subnet => subnet.Id is null).Select(SubnetOf), Of("AWS::EC2::Subnet").Select(subnet =>
                (TagOf(subnet), (string)subnet["AvailabilityZone"]!, (string)subnet["CidrBlock"]!)));
            Assert.Equal(Reservations(scenario), Of("AWS::EC2::SubnetCidrReservation").Select(reservation => ((string)reservation["Cidr"]!, (string)reservation["ReservationType"]!)));
            Assert.All(resources.Values, resource => Assert.StartsWith("AWS::EC2::", (string)resource["Type"]!, StringComparison.Ordinal));

            IEnumerable<Map> Of(string type) => resources.Values.Where(resource => (string)resource["Type"]! == type).Select(resource => (Map)resource["Properties"]!);
        },
        iter: 500);

    [Fact]
    public void AwsCli_AnyScenario_MakesItsSubnetsAndReservations()
    {
        Shell.Require();
        var cases = new RealCases();
        WithANetwork.ForAll(
            scenario =>
            {
                var commands = Shell.Commands(Exporter.Of(scenario, ExportFormat.AwsCli).Files, ("VPC_ID", "vpc-1"));
                var made = commands.Where(command => command[2] == "create-subnet").ToList();
                Assert.Equal(
                    scenario.Subnets.Where(subnet => subnet.Id is null).Select(SubnetOf),
                    made.Select(command => (TagOf((Map)((List<object?>)Json.Read(Argument(command, "--tag-specifications"))!)[0]!), Argument(command, "--availability-zone"), Argument(command, "--cidr-block"))));
                Assert.Equal(
                    Reservations(scenario),
                    commands.Where(command => command[2] == "create-subnet-cidr-reservation").Select(command => (Argument(command, "--cidr"), Argument(command, "--reservation-type"))));
                Assert.All(commands, command => Assert.Equal("ec2", command[1]));
                cases.Add();
            },
            iter: 40, threads: 2);
        cases.AtLeast(40);
    }

    [Fact]
    public void AwsCli_VpcIsNotSaid_StopsBeforeTheFirstCommand()
    {
        Shell.Require();
        var script = Exporter.Of(ScenarioFile.Read(Repository.PathOf("data/scenarios/small-dev.yaml")), ExportFormat.AwsCli).Files.Single().Text;

        var (exitCode, error) = Shell.Fail($"unset VPC_ID; aws() {{ echo called >&2; }}\n{script}");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("VPC_ID: set it to the id of the VPC", error, StringComparison.Ordinal);
        Assert.DoesNotContain("called", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExportFormat.Terraform)]
    [InlineData(ExportFormat.CloudFormation)]
    [InlineData(ExportFormat.AwsCli)]
    public void Network_EverySubnetIsThere_IsRefused(ExportFormat format)
    {
        var scenario = KubernetesExportTests.WithIds(ScenarioFile.Read(Repository.PathOf("data/scenarios/small-dev.yaml")));

        var problem = Assert.Throws<InvalidInputException>(() => Exporter.Of(scenario, format)).Problems.Single();

        Assert.Equal(("subnets", "All of them have ids and none has a reservation, so there is nothing to make."), (problem.Place, problem.Message));
    }

    [Fact]
    public void Addon_AnyScenario_IsTheSameInEachLanguage()
    {
        Shell.Require();
        var cases = new RealCases();
        Generators.Scenario.ForAll(
            scenario =>
            {
                var files = Exporter.Of(scenario, ExportFormat.Addon).Files;
                var json = Filled(Json.Read(Text(files, "addon.json")));

                var commands = Shell.Commands(files, ("CLUSTER_NAME", "c"));
                Assert.Equal(json, Filled(Json.Read(Argument(commands.Single(command => command[2] == "update-addon"), "--configuration-values"))));
                var template = (Map)Yaml.Read(Text(files, "addon.yaml")).Single()!;
                var addon = (Map)((Map)((Map)template["Resources"]!)["VpcCniAddon"]!)["Properties"]!;
                Assert.Equal(json, Filled(Json.Read(Configuration(addon["ConfigurationValues"], ((Map)template["Parameters"]!).Keys))));
                var blocks = HclReader.Read(Text(files, "addon.tf"));
                var values = blocks.Single(block => block.Labels is ["aws_eks_addon", _]).Body["configuration_values"];
                Assert.Equal(json, Filled(((Map)values!)["jsonencode"]));
                Assert.All(References(blocks), target => Assert.Contains(target, Targets(blocks)));
                if (scenario.EniConfigs.Values.Any(config => scenario.Subnets.Single(subnet => subnet.Name == config.Subnet).Id is null))
                    cases.Add();
            },
            iter: 60, threads: 2);
        cases.AtLeast(10);

        // An id that is not known: filled in, found or asked for.
        static string Filled(object? value) => value switch
        {
            Map map => $"{{{string.Join(", ", map.Select(pair => $"{pair.Key}: {Filled(pair.Value)}"))}}}",
            List<object?> list => $"[{string.Join(", ", list.Select(Filled))}]",
            null or HclReader.Reference or "subnet-found" or "subnet-made" => "an id",
            _ => $"{value}",
        };
    }

    [Fact]
    public void Addon_DollarSigns_StayTextInEachLanguage()
    {
        var scenario = ScenarioFile.Read(Repository.PathOf("data/scenarios/custom-networking-100-64.yaml")) with { CniEnvironment = new Dictionary<string, string> { ["ADDITIONAL_ENI_TAGS"] = "{\"a\":\"${VpcId} $(id) reference0\"}" } };
        var expected = scenario.CniEnvironment["ADDITIONAL_ENI_TAGS"];
        var files = Exporter.Of(scenario, ExportFormat.Addon).Files;

        var template = (Map)Yaml.Read(Text(files, "addon.yaml")).Single()!;
        var addon = (Map)((Map)((Map)template["Resources"]!)["VpcCniAddon"]!)["Properties"]!;
        Assert.Equal(expected, EnvOf(Json.Read(Configuration(addon["ConfigurationValues"], ["SubnetPodsA", "SubnetPodsB", "SubnetPodsC"]))));

        var hcl = HclReader.Read(Text(files, "addon.tf")).Single(block => block.Labels is ["aws_eks_addon", _]);
        Assert.Equal(expected, EnvOf(((Map)hcl.Body["configuration_values"]!)["jsonencode"]));
    }

    private static string Text(IReadOnlyList<ExportFile> files, string name) => files.Single(file => file.Name == name).Text;

    private static string EnvOf(object? configuration) => (string)((Map)((Map)configuration!)["env"]!)["ADDITIONAL_ENI_TAGS"]!;

    private static (string, string, string) SubnetOf(SubnetSetup subnet) => (subnet.Tags.GetValueOrDefault("Name", subnet.Name), subnet.Zone, $"{subnet.Block}");

    private static IEnumerable<(string, string)> Reservations(ClusterScenario scenario) =>
        scenario.Subnets.SelectMany(subnet => subnet.Reservations).Select(reservation => ($"{reservation.Block}", reservation.Kind.ToString().ToLowerInvariant()));

    private static List<HclBlock> Resources(List<HclBlock> blocks, string type) => [.. blocks.Where(block => block is { Type: "resource" } && block.Labels[0] == type)];

    private static string Tag(Map body, string key) => (string)((Map)body[key]!)["Name"]!;

    private static string TagOf(Map subnet) =>
        ((List<object?>)subnet["Tags"]!).Cast<Map>().Where(tag => (string)tag["Key"]! == "Name").Select(tag => (string)tag["Value"]!).Single();

    private static HashSet<string> Targets(List<HclBlock> blocks) =>
        [.. blocks.SelectMany(block => block.Type switch
        {
            "variable" => [$"var.{block.Labels[0]}"],
            "resource" => [$"{block.Labels[0]}.{block.Labels[1]}", $"{block.Labels[0]}.{block.Labels[1]}.id"],
            "data" => [$"data.{block.Labels[0]}.{block.Labels[1]}.id", $"data.{block.Labels[0]}.{block.Labels[1]}.vpc_config[0].vpc_id"],
            _ => (string[])[],
        }), "string"];

    private static IEnumerable<string> References(object? value) => value switch
    {
        List<HclBlock> blocks => blocks.SelectMany(block => References(block.Body)),
        Map map => map.Values.SelectMany(References),
        List<object?> list => list.SelectMany(References),
        HclReader.Reference reference => [reference.Target],
        _ => [],
    };

    /// <summary>The text that CloudFormation makes of a configuration, in which nothing but names of resources follows a dollar sign.</summary>
    private static string Configuration(object? value, IEnumerable<string> names)
    {
        if (value is string plain)
            return plain;
        var text = (string)((Map)value!)["Fn::Sub"]!;
        foreach (var name in names)
            text = text.Replace($"${{{name}}}", "subnet-made", StringComparison.Ordinal);
        Assert.DoesNotContain('$', text);
        return text;
    }

    private static string Argument(string[] command, string name) =>
        command.FirstOrDefault(word => word.StartsWith($"{name}=", StringComparison.Ordinal)) is { } joined ? joined[(name.Length + 1)..] : command[Array.IndexOf(command, name) + 1];
}
