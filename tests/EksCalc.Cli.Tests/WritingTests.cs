using System.Text.RegularExpressions;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>What holds for every document and notebook: links, rules, names, and nothing of the machine it was written on.</summary>
public partial class WritingTests
{
    // A word that is not part of a name such as amazon-vpc-cni-k8s.
    private const string Alone = @"(?<![\w.:-])";
    private const string End = @"(?![\w:]|[.-]\w)";

    // A pattern, and how AWS and Kubernetes write it. Sentences may begin with the word where the pattern allows it.
    private static readonly (string Wrong, string Right)[] Names =
    [
        (@"\b(availability zone|Availability zone)", "Availability Zone"),
        (@"\b(ENIconfig|EniConfig|Eniconfig|ENI Config)", "ENIConfig"),
        (@"\b(VPC-CNI|Vpc CNI|vpc cni|VPC cni)", "VPC CNI"),
        (@"\b([Nn]odegroup|[Nn]ode Group|[Nn]ode-group)", "node group"),
        (@"(?<=[a-z,;] )Prefix [Dd]elegation|\b[Pp]refix-delegation|\bPrefix Delegation", "prefix delegation"),
        (@"(?<=[a-z,;] )Secondary IP [Mm]ode|\bSecondary IP Mode", "secondary IP mode"),
        (@"(?<=[a-z,;] )Custom [Nn]etworking|\bCustom Networking", "custom networking"),
        (@"\b(EKSctl|EKSCTL|Eksctl|EksCtl)\b", "eksctl"),
        (@"\b(Ipamd|IPAMD|IPAMd|IpamD)\b", "ipamd"),
        (@"\b(NodeADM|NodeAdm|Nodeadm)\b", "nodeadm"),
        (@"(?<=[a-z,;] )Kubelet\b|\bKubeLet\b", "kubelet"),
        (Alone + @"(karpenter)" + End, "Karpenter"),
        (Alone + @"(kubernetes|KUBERNETES|Kubernets)" + End, "Kubernetes"),
        (Alone + @"(Eni|Enis|enis|eni)" + End, "ENI"),
        (Alone + @"(Cidr|cidr|Cidrs|cidrs)" + End, "CIDR"),
        (Alone + @"(Ec2|ec2)" + End, "EC2"),
        (Alone + @"(Eks|eks)" + End, "EKS"),
        (Alone + @"(Vpc|vpc)" + End, "VPC"),
        (Alone + @"(IPV4|ipv4|Ipv4)" + End, "IPv4"),
        (Alone + @"(IPV6|ipv6|Ipv6)" + End, "IPv6"),
        (@"\b[Ss]ub-net", "subnet"),
    ];

    public static TheoryData<string> Documents => [.. Document.All];

    public static TheoryData<string> Notebooks => [.. Document.All.Where(Document.IsNotebook)];

    [Fact]
    public void All_Documents_AreFound()
    {
        Assert.Superset(new HashSet<string> { "README.md", "CHANGELOG.md", "docs/rules.md", "notebooks/README.md", "notebooks/01-secondary-ip.ipynb" }, Document.All.ToHashSet());
        Assert.DoesNotContain(Document.All, path => path.Contains("artifacts", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_ToFilesAndHeadingsHere_Resolve(string path)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(path))!;
        var missing = Link().Matches(Document.Read(path).Markdown)
            .Select(match => Uri.UnescapeDataString(match.Groups[1].Value))
            .Where(link => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(link => !Resolves(path, folder, link));

        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Rules_ThatAreCited_AreThere(string path)
    {
        var known = RuleRow().Matches(Document.Read("docs/rules.md").Markdown).Select(match => match.Groups[1].Value).ToList();

        Assert.InRange(known.Count, 20, 98);
        Assert.All(RuleId().Matches(Document.Read(path).Markdown), rule => Assert.Contains(rule.Value, known));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Names_OfAws_AreSpelledAsAwsDoes(string path)
    {
        var words = Document.Read(path).Words;

        Assert.Empty(Names.SelectMany(name => Regex.Matches(words, name.Wrong).Select(match => $"'{match.Value}' is written '{name.Right}': ...{Around(words, match)}...")));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Text_NamesNoPlaceOfTheMachine(string path) =>
        Assert.Empty(MachinePath().Matches(File.ReadAllText(Repository.PathOf(path))).Select(match => match.Value));

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Outputs_LoadNoScript(string path) =>
        Assert.Empty(ScriptSource().Matches(File.ReadAllText(Repository.PathOf(path))).Select(match => match.Value));

    [Theory]
    [InlineData("pods in an Availability Zone use prefix delegation. Prefix delegation is on. Its ENIConfig", "")]
    [InlineData("see `ec2:CreateTags` and [guide](https://docs.aws.amazon.com/eks/x) <b eni>", "")]
    [InlineData("an availability zone, with Prefix delegation", "Availability Zone|prefix delegation")]
    [InlineData("Ipamd and the EKSctl nodegroup", "node group|eksctl|ipamd")]
    public void Names_InText_AreToldApart(string text, string expected)
    {
        var words = new Document("", text).Words;
        Assert.Equal(expected, string.Join('|', Names.Where(name => Regex.IsMatch(words, name.Wrong)).Select(name => name.Right)));
    }

    [Theory]
    [InlineData("\"/" + "home/me/x\"", 1)]
    [InlineData("in /" + "tmp/out", 1)]
    [InlineData("C:\\Users\\me", 1)]
    [InlineData("https://example.com/home/x and src/tmp/x and notebooks/work/", 0)]
    public void MachinePath_InText_IsFound(string text, int count) => Assert.Equal(count, MachinePath().Count(text));

    private static bool Resolves(string path, string folder, string link)
    {
        var parts = link.Split('#', 2);
        var target = parts[0].Length == 0 ? Repository.PathOf(path) : Path.GetFullPath(Path.Combine(folder, parts[0]));
        if (!Path.Exists(target))
            return false;
        return parts.Length == 1 || !target.EndsWith(".md", StringComparison.Ordinal)
            || Heading().Matches(File.ReadAllText(target)).Any(heading => Anchor(heading.Groups[1].Value) == parts[1]);
    }

    // As GitHub makes anchors of headings.
    private static string Anchor(string heading) =>
        NotInAnchor().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private static string Around(string text, Match match) =>
        text[Math.Max(0, match.Index - 30)..Math.Min(text.Length, match.Index + match.Length + 30)].ReplaceLineEndings(" ");

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\bR\d{2}\b")]
    private static partial Regex RuleId();

    [GeneratedRegex(@"^\| (R\d{2}) \|", RegexOptions.Multiline)]
    private static partial Regex RuleRow();

    [GeneratedRegex(@"^#{1,6} +(.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@"(?<![\w./~-])/(home|root|tmp|work|Users|var/folders)/|[A-Z]:\\+Users\b")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"<script[^>]*\bsrc\b[^>]*>|\bimportScripts\(", RegexOptions.IgnoreCase)]
    private static partial Regex ScriptSource();
}
