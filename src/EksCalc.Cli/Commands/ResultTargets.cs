using EksCalc.Files;

namespace EksCalc.Cli.Commands;

/// <summary>The files that the results of several inputs are written to: never an input itself, and never one for two results.</summary>
/// <param name="inputs">Every input.</param>
/// <param name="otherwise">What else to do than to write over an input.</param>
internal sealed class ResultTargets(IReadOnlyList<string> inputs, string otherwise)
{
    private readonly Dictionary<string, string> writers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes a file for what is no input's result.</summary>
    public void Take(string target, string what) => writers.Add(Path.GetFullPath(target), what);

    /// <summary>Takes a file for an input's result; says why it cannot be that.</summary>
    public InputProblem? ProblemOf(string input, string target)
    {
        if (WholeFile.IsSame(target, input))
            return new InputProblem(input, $"would be overwritten by its own result; {otherwise}.");
        if (inputs.FirstOrDefault(other => WholeFile.IsSame(target, other)) is { } read)
            return new InputProblem(input, $"its result would be written over {read}, which is read too; {otherwise}.");
        var full = Path.GetFullPath(target);
        return writers.TryAdd(full, input) ? null : new InputProblem(input, $"would be written to the same file as {writers[full]}; run them with different --out folders.");
    }
}
