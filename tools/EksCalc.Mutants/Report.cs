using System.Globalization;

namespace EksCalc.Mutants;

/// <summary>What became of the mutants.</summary>
internal sealed class Report(IReadOnlyList<Result> results)
{
    /// <summary>The part that was noticed or stopped.</summary>
    public double Score => results.Count(result => result.Outcome is Outcome.Noticed or Outcome.Stopped) / (double)results.Count;

    public void Print()
    {
        Console.WriteLine("| file | mutants | noticed | stopped | survived | not covered |\n|---|--:|--:|--:|--:|--:|");
        foreach (var file in results.GroupBy(result => result.Mutant.File).OrderBy(file => file.Key, StringComparer.Ordinal))
            Console.WriteLine(Row(file.Key, file));
        Console.WriteLine(Row("together", results));
        Print("No test fails with them", Outcome.Survived);
        Print("No test runs through them", Outcome.NotCovered);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nNoticed: {100 * Score:0.0} % of {results.Count}."));
    }

    private static string Row(string name, IEnumerable<Result> of)
    {
        var found = of.ToLookup(result => result.Outcome);
        return $"| {name} | {of.Count()} | {string.Join(" | ", Enum.GetValues<Outcome>().Select(outcome => found[outcome].Count()))} |";
    }

    private void Print(string title, Outcome outcome)
    {
        Console.WriteLine($"\n{title}:\n");
        foreach (var result in results.Where(result => result.Outcome == outcome))
            Console.WriteLine(result.Mutant);
    }
}
