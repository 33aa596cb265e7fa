using System.Globalization;
using System.Text;

namespace EksCalc.Exchange.Tests.Export;

/// <summary>Reads as much HCL as an export has, by hashicorp/hcl's hclsyntax/spec.md: blocks, attributes, strings, lists, objects, references, calls.</summary>
/// <remarks>Values are strings, booleans, null, lists, dictionaries, and <see cref="Reference"/>; a call is a dictionary with its name as the key.</remarks>
internal sealed class HclReader(string text)
{
    private int at;

    /// <summary>The blocks of a file, in its order.</summary>
    public static List<HclBlock> Read(string text) => new HclReader(text).Blocks();

    /// <summary>The string that a quoted template without interpolations stands for.</summary>
    public static string ReadString(string text)
    {
        var reader = new HclReader(text);
        var value = reader.Quoted();
        Assert.Equal(text.Length, reader.at);
        return value;
    }

    private List<HclBlock> Blocks()
    {
        var blocks = new List<HclBlock>();
        for (Space(); at < text.Length; Space())
        {
            var type = Identifier();
            var labels = new List<string>();
            for (Blank(); text[at] == '"'; Blank())
                labels.Add(Quoted());
            blocks.Add(new HclBlock(type, labels, Object()));
        }

        return blocks;
    }

    private object? Value()
    {
        Blank();
        switch (text[at])
        {
            case '"':
                return Quoted();
            case '{':
                return Object();
            case '[':
                return List();
            case >= '0' and <= '9':
                var from = at;
                while (at < text.Length && char.IsAsciiDigit(text[at]))
                    at++;
                return long.Parse(text.AsSpan(from, at - from), CultureInfo.InvariantCulture);
            default:
                var name = Identifier();
                if (at < text.Length && text[at] == '(')
                {
                    at++;
                    var arguments = new List<object?> { Value() };
                    for (Space(); text[at] == ','; Space())
                    {
                        at++;
                        arguments.Add(Value());
                    }

                    Take(')');
                    return new Map { [name] = arguments is [var only] ? only : arguments };
                }

                return name switch { "true" => true, "false" => false, "null" => null, _ => new Reference(name) };
        }
    }

    private Map Object()
    {
        var entries = new Map();
        Take('{');
        for (Space(); text[at] != '}'; Space())
        {
            var key = text[at] == '"' ? Quoted() : Identifier();
            Take('=');
            entries.Add(key, Value());
            Blank();
            Assert.Contains(text[at], "\n}");
        }

        at++;
        return entries;
    }

    private List<object?> List()
    {
        var items = new List<object?>();
        Take('[');
        for (Space(); text[at] != ']'; Space())
        {
            items.Add(Value());
            Space();
            if (text[at] == ',')
                at++;
        }

        at++;
        return items;
    }

    private string Quoted()
    {
        var value = new StringBuilder();
        Take('"');
        while (text[at] != '"')
        {
            var letter = text[at++];
            Assert.NotEqual('\n', letter);
            if (letter == '\\')
                value.Append(Escape());
            else if (letter is '$' or '%' && text[at] == letter && text[at + 1] == '{')
                value.Append(letter).Append(text[(at += 2) - 1]); // $${ stands for ${
            else if (letter is '$' or '%' && text[at] == '{')
                Assert.Fail($"A template begins at {at}.");
            else
                value.Append(letter);
        }

        at++;
        return value.ToString();
    }

    private string Escape()
    {
        var letter = text[at++];
        if (letter is not ('u' or 'U'))
            return letter switch { 'n' => "\n", 'r' => "\r", 't' => "\t", '"' => "\"", '\\' => "\\", _ => throw new InvalidOperationException($"\\{letter} is no escape.") };
        var digits = letter == 'u' ? 4 : 8;
        at += digits;
        return char.ConvertFromUtf32(int.Parse(text.AsSpan(at - digits, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }

    private string Identifier()
    {
        var from = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '-' or '.' || text.AsSpan(at).StartsWith("[0]")))
            at += text[at] == '[' ? 3 : 1;
        Assert.True(at > from && !char.IsAsciiDigit(text[from]), $"No name at {from}: {text[from..Math.Min(text.Length, from + 20)]}");
        return text[from..at];
    }

    private void Take(char expected)
    {
        Space();
        Assert.Equal(expected, text[at]);
        at++;
    }

    private void Blank()
    {
        while (at < text.Length && text[at] == ' ')
            at++;
    }

    private void Space()
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '#'))
            at = text[at] == '#' ? text.IndexOf('\n', at) : at + 1;
    }

    /// <summary>A traversal such as <c>aws_subnet.a.id</c>; of lists, the first item.</summary>
    internal sealed record Reference(string Target);
}
