using System.Text.RegularExpressions;

namespace EksCalc.Notebooks.Tables;

/// <summary>Names of properties and columns as headings in words.</summary>
internal static partial class Headings
{
    // AWS and networking words keep their spelling.
    private static readonly Dictionary<string, string> Spellings = new[]
    {
        "ENI", "ENIs", "IP", "IPs", "IPv4", "IPv6", "CIDR", "CIDRs", "VPC", "VPCs", "AWS", "EC2", "EKS", "CNI", "AZ", "AZs",
        "NAT", "NAU", "DNS", "ID", "CPU", "CPUs", "vCPU", "vCPUs", "MiB", "GiB",
    }.ToDictionary(word => word, StringComparer.OrdinalIgnoreCase);

    /// <summary><c>SubnetAddresses</c> gives <c>Subnet addresses</c>, <c>warmIpTarget</c> gives <c>Warm IP target</c>; a name with spaces or underscores stays.</summary>
    public static string Words(string name)
    {
        if (name.Length == 0 || !name.All(char.IsAsciiLetterOrDigit))
            return name;
        var words = Word().Matches(name).Select(match => Spellings.GetValueOrDefault(match.Value, Lower(match.Value))).ToList();
        if (char.IsLower(words[0][0]) && !Spellings.ContainsKey(words[0]))
            words[0] = char.ToUpperInvariant(words[0][0]) + words[0][1..];
        return string.Join(' ', words);
    }

    // Words of several capitals are abbreviations that the list does not know.
    private static string Lower(string word) => word.Length > 1 && word.All(char.IsUpper) ? word : word.ToLowerInvariant();

    [GeneratedRegex("VCpus?|[MG]iB|Ipv[46]|IPv[46]|Ec2|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")]
    private static partial Regex Word();
}
