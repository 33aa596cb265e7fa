using System.Text;
using EksCalc.Testing;

namespace EksCalc.Exchange.Tests;

/// <summary>A scenario file with mistakes, and everything that is said of it.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Input">The file as the table has it; <c>@network</c> stands for a VPC with two good subnets.</param>
/// <param name="Problems">The expected problems, one a line.</param>
public sealed record MalformedCase(string Name, string Input, string Problems)
{
    private const string Network = """
        vpc: { cidrs: [10.0.0.0/16] }
        subnets:
          - { name: nodes-a, zone: eu-west-1a, cidr: 10.0.0.0/24 }
          - { name: nodes-b, zone: eu-west-1b, cidr: 10.0.1.0/24 }
        """;

    /// <summary>Where the table is.</summary>
    public static string TablePath { get; } = Path.Combine(Repository.CallerFolder(), "malformed-scenarios.txt");

    /// <summary>What reading the input says.</summary>
    public string Actual()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Input.Replace("@network", Network, StringComparison.Ordinal)));
        var error = Record.Exception(() => ScenarioFile.Read(stream, "scenario.yaml"));
        return error is InvalidInputException refused ? string.Concat(refused.Problems.Select(problem => $"{problem}\n")) : $"{error?.ToString() ?? "accepted"}\n";
    }

    /// <summary>The cases of the table.</summary>
    public static IReadOnlyList<MalformedCase> Read()
    {
        var cases = new List<MalformedCase>();
        foreach (var text in File.ReadAllText(TablePath).ReplaceLineEndings("\n").Split("=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, rest) = Cut(text, "\n");
            var (input, problems) = Cut(rest, "--->\n");
            cases.Add(new MalformedCase(name, input, problems));
        }

        return cases;
    }

    /// <summary>The table's text with the problems that reading gives.</summary>
    public static string Table(IEnumerable<MalformedCase> cases) =>
        string.Concat(cases.Select(row => $"=== {row.Name}\n{row.Input}--->\n{row.Actual()}"));

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static (string Before, string After) Cut(string text, string mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return (text[..at], text[(at + mark.Length)..]);
    }
}
