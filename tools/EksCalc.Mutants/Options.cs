using System.Globalization;

namespace EksCalc.Mutants;

/// <summary>What the command line says.</summary>
internal sealed class Options
{
    /// <summary>The pool manager and what the closed form has of nodes, the EC2 around them, and what a subnet's tags do.</summary>
    private static readonly string[] Everything = ["Nodes", "Ec2", "Cni/SubnetTagRules.cs"];

    /// <summary>Folders and files below <c>src/EksCalc</c>.</summary>
    public IReadOnlyList<string> Scope { get; private init; } = Everything;

    public int Sample { get; private init; } = int.MaxValue;

    public int Seed { get; private init; } = 1;

    public int Workers { get; private init; } = Environment.ProcessorCount;

    /// <summary>Processor time that a mutant may take.</summary>
    public TimeSpan Patience { get; private init; } = TimeSpan.FromSeconds(60);

    /// <returns>Null for what it does not know.</returns>
    public static Options? Parse(string[] args)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var scope = new List<string>();
        for (var index = 0; index < args.Length; index++)
        {
            if (!args[index].StartsWith("--", StringComparison.Ordinal))
                scope.Add(args[index].TrimEnd('/'));
            else if (args[index] is not ("--sample" or "--seed" or "--workers" or "--patience") || index + 1 == args.Length
                || !int.TryParse(args[index + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
                return null;
            else
                numbers[args[index++]] = number;
        }

        var defaults = new Options();
        return new Options
        {
            Scope = scope.Count > 0 ? scope : Everything,
            Sample = numbers.GetValueOrDefault("--sample", defaults.Sample),
            Seed = numbers.GetValueOrDefault("--seed", defaults.Seed),
            Workers = numbers.GetValueOrDefault("--workers", defaults.Workers),
            Patience = numbers.TryGetValue("--patience", out var seconds) ? TimeSpan.FromSeconds(seconds) : defaults.Patience,
        };
    }

    /// <summary>The mutants to judge, in the order in which they stand.</summary>
    public IReadOnlyList<Mutant> Choose(IReadOnlyList<Mutant> all)
    {
        if (all.Count <= Sample)
            return all;
        var drawn = all.ToArray();
        // Not for security: the same seed draws the same ones.
#pragma warning disable CA5394
        new Random(Seed).Shuffle(drawn);
#pragma warning restore CA5394
        return [.. drawn.Take(Sample).OrderBy(mutant => mutant.Id)];
    }
}
