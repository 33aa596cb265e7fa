using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EksCalc.Kernel.Help;

/// <summary>A member's documentation as plain text: what it means, its parameters, what it gives, when it throws, its limits.</summary>
internal static partial class DocText
{
    public static string Of(XElement member)
    {
        var text = new StringBuilder();
        Add("", member.Element("summary"));
        Add("Value: ", member.Element("value"));
        foreach (var parameter in member.Elements("typeparam").Concat(member.Elements("param")))
            Add($"{parameter.Attribute("name")?.Value}: ", parameter);
        Add("Returns: ", member.Element("returns"));
        foreach (var thrown in member.Elements("exception"))
            Add($"Throws {Name(thrown.Attribute("cref")?.Value)}: ", thrown);
        Add("", member.Element("remarks"));
        return text.ToString().TrimEnd('\n');

        void Add(string head, XElement? element)
        {
            if (element is not null && Words(element) is { Length: > 0 } words)
                text.Append(head).Append(words).Append('\n');
        }
    }

    private static string Words(XElement element)
    {
        var words = new StringBuilder();
        Append(element);
        return string.Join('\n', words.ToString().Split('\n').Select(line => Space().Replace(line, " ").Trim()).Where(line => line.Length > 0));

        void Append(XElement parent)
        {
            foreach (var node in parent.Nodes())
            {
                switch (node)
                {
                    case XText content:
                        words.Append(content.Value.Replace('\n', ' '));
                        break;
                    case XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } link when !link.Nodes().Any():
                        words.Append(Name((link.Attribute("cref") ?? link.Attribute("name") ?? link.Attribute("langword") ?? link.Attribute("href"))?.Value));
                        break;
                    case XElement { Name.LocalName: "para" or "item" or "code" } block:
                        words.Append('\n');
                        Append(block);
                        words.Append('\n');
                        break;
                    case XElement inner:
                        Append(inner);
                        break;
                }
            }
        }
    }

    // "M:A.B.C(System.Int32)" is C to a reader, "T:A.B" is B.
    private static string Name(string? reference)
    {
        if (reference is null)
            return "";
        var name = reference.Split('(')[0];
        return name.Length > 2 && name[1] == ':' ? Arity().Replace(name[(name.LastIndexOf('.') + 1)..], "") : name;
    }

    [GeneratedRegex("[ \t\r]+")]
    private static partial Regex Space();

    [GeneratedRegex("``?[0-9]+$")]
    private static partial Regex Arity();
}
