using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EksCalc.Exchange.Export;

/// <summary>Names that a tool takes, for names that people gave: each is unique, and a name that is valid stays as it is.</summary>
internal sealed partial class ValidNames
{
    private readonly Dictionary<string, string> nameOf = new(StringComparer.Ordinal);

    private ValidNames(IEnumerable<string> labels, Form form)
    {
        var distinct = labels.Distinct(StringComparer.Ordinal).ToList();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var label in distinct.Where(label => label.Length <= form.Longest && form.Valid.IsMatch(label) && taken.Add(label)))
            nameOf.Add(label, label);
        foreach (var label in distinct.Where(label => !nameOf.ContainsKey(label)))
        {
            var made = Made(label, form);
            var name = made;
            for (var number = 2; !taken.Add(name); number++)
            {
                var end = string.Create(CultureInfo.InvariantCulture, $"{form.Joint}{number}");
                name = made[..Math.Min(made.Length, form.Longest - end.Length)] + end;
            }

            nameOf.Add(label, name);
        }
    }

    /// <summary>The name for a label.</summary>
    public string this[string label] => nameOf[label];

    /// <summary>Names of Kubernetes objects: RFC 1123, small letters, with dots as in hosts' names, no longer than a label's value.</summary>
    public static ValidNames OfKubernetes(IEnumerable<string> labels) => new(labels, new Form(KubernetesName(), 63, "name-", '-') { LowerCase = true });

    /// <summary>Names of EKS node groups (Amazon EKS API reference, CreateNodegroup; eksctl allows no more).</summary>
    public static ValidNames OfNodeGroups(IEnumerable<string> labels) => new(labels, new Form(NodeGroupName(), 63, "group-", '-'));

    /// <summary>Identifiers of both HCL and shells.</summary>
    public static ValidNames OfIdentifiers(IEnumerable<string> labels) => new(labels, new Form(Identifier(), 63, "n_", '_'));

    /// <summary>Logical ids of CloudFormation.</summary>
    public static ValidNames OfLogicalIds(IEnumerable<string> labels) => new(labels, new Form(LogicalId(), 200, "N", null));

    private static bool IsLetterOrDigit(Rune rune) => rune.IsAscii && Rune.IsLetterOrDigit(rune);

    private static string Made(string label, Form form)
    {
        var name = new StringBuilder();
        var isOpen = false;
        foreach (var rune in (form.LowerCase ? label.ToLowerInvariant() : label).EnumerateRunes())
        {
            if (!IsLetterOrDigit(rune))
            {
                isOpen = name.Length > 0;
                continue;
            }

            if (isOpen)
                name.Append(form.Joint);
            name.Append(form.Joint is null && (isOpen || name.Length == 0) ? Rune.ToUpperInvariant(rune) : rune);
            isOpen = false;
        }

        if (!form.Valid.IsMatch(name.ToString()))
            name.Insert(0, form.Start);
        return name.ToString(0, Math.Min(name.Length, form.Longest)).TrimEnd('-', '_');
    }

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\z")]
    private static partial Regex KubernetesName();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_-]*\z")]
    private static partial Regex NodeGroupName();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\A[A-Z][A-Za-z0-9]*\z")]
    private static partial Regex LogicalId();

    /// <summary>What names look like.</summary>
    /// <param name="Valid">Those that may stay.</param>
    /// <param name="Longest">Most characters.</param>
    /// <param name="Start">What stands before a name that would not be valid without.</param>
    /// <param name="Joint">What stands for anything but letters and digits; null for nothing: then words begin with a capital.</param>
    private sealed record Form(Regex Valid, int Longest, string Start, char? Joint)
    {
        /// <summary>Whether capitals become small.</summary>
        public bool LowerCase { get; init; }
    }
}
