using System.Net;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Exchange.Documents;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Exchange.Scenarios;

/// <summary>How the single values of a scenario file are spelled.</summary>
internal static class ScenarioFormat
{
    /// <summary>Most characters of an environment variable or tag; the longest ones are JSON texts.</summary>
    private const int LongestSpelledText = 4096;

    private const string Ipv4Pattern = "^[0-9]{1,3}([.][0-9]{1,3}){3}/[0-9]{1,2}$";

    public static DocumentFormat Instance { get; } = new(new Dictionary<Type, ScalarType>
    {
        [typeof(string)] = new TextScalar<string>("text", TryReadText, text => text) { MostLength = ScenarioLimits.NameCharacters },
        [typeof(SpelledText)] = new TextScalar<SpelledText>("text", SpelledText.TryRead, text => text.Text)
        {
            MayBeBlank = true,
            MostLength = LongestSpelledText,
            AlsoTakes = [ScalarKind.Number, ScalarKind.Boolean],
        },
        [typeof(CidrBlock)] = new TextScalar<CidrBlock>("an IPv4 CIDR block such as 10.0.0.0/16", CidrBlock.TryParse, block => $"{block}") { Pattern = Ipv4Pattern },
        [typeof(AddressOrBlock)] = new TextScalar<AddressOrBlock>("an IPv4 address such as 10.0.0.17, or a block such as 10.0.0.32/28", AddressOrBlock.TryRead, place => $"{place}") { Pattern = "^[0-9]{1,3}([.][0-9]{1,3}){3}(/[0-9]{1,2})?$" },
        [typeof(IPNetwork)] = new TextScalar<IPNetwork>("an IPv6 CIDR block such as 2001:db8:1234::/56", Ipv6Cidr.TryRead, block => $"{block}") { Pattern = "^[0-9a-fA-F:.]+/[0-9]{1,3}$" },
        [typeof(ZoneName)] = new TextScalar<ZoneName>("the name of a zone such as eu-west-1a", ZoneName.TryRead, zone => zone.Name) { Pattern = ZoneName.Pattern },
        [typeof(InstanceTypeName)] = new TextScalar<InstanceTypeName>("an instance type such as m5.large", InstanceTypeName.TryRead, type => type.Name)
        {
            Pattern = InstanceTypeName.Pattern,
            ValidNames = InstanceCatalog.Default.Types.Select(type => type.Name),
        },
        [typeof(CniVersion)] = new TextScalar<CniVersion>("a version such as 1.23.1", TryReadVersion, version => $"{version}")
        {
            AlsoTakes = [ScalarKind.Number],
            Pattern = "^[0-9]+[.][0-9]+([.].*)?$",
        },
        [typeof(MaxPodsExpression)] = new TextScalar<MaxPodsExpression>("a CEL expression such as max_pods + 2", MaxPodsExpression.TryRead, expression => expression.Text)
        {
            AlsoTakes = [ScalarKind.Number],
            MostLength = MaxPodsExpression.MostCharacters,
        },
        [typeof(NodeShare)] = new TextScalar<NodeShare>("a number of nodes or a percentage such as 10%", NodeShare.TryRead, share => $"{share}")
        {
            AlsoTakes = [ScalarKind.Number],
            Pattern = NodeShare.Pattern,
        },
        [typeof(Weight)] = new TextScalar<Weight>("a number above 0", Weight.TryRead, weight => $"{weight}") { AlsoTakes = [ScalarKind.Number] },
        [typeof(CpuRequest)] = new TextScalar<CpuRequest>("an amount of CPU such as 250m, 0.25 or 2", CpuRequest.TryRead, request => $"{request}")
        {
            AlsoTakes = [ScalarKind.Number],
            Pattern = KubernetesQuantity.Pattern,
        },
        [typeof(MemoryRequest)] = new TextScalar<MemoryRequest>("an amount of memory such as 512Mi or 2Gi", MemoryRequest.TryRead, request => $"{request}")
        {
            AlsoTakes = [ScalarKind.Number],
            Pattern = KubernetesQuantity.Pattern,
        },
    });

    private static bool TryReadText(string text, out string value, out string problem)
    {
        value = text;
        problem = "";
        return true;
    }

    private static bool TryReadVersion(string text, out CniVersion version, out string problem)
    {
        try
        {
            version = CniVersion.Parse(text);
            problem = "";
            return true;
        }
        catch (InvalidInputException exception)
        {
            version = default;
            problem = exception.Problems[0].Message;
            return false;
        }
    }
}
