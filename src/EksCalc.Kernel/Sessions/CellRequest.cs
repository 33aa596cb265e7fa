namespace EksCalc.Kernel.Sessions;

/// <summary>A cell to run.</summary>
/// <param name="Code">Its text: C#, or parts in the languages that its magics name.</param>
/// <param name="Number">Its number, which its result has as count; by custom from 1.</param>
public sealed record CellRequest(string Code, int Number)
{
    /// <summary>What errors call it. Default: <c>cell</c> and its number.</summary>
    public string Label { get; init; } = $"cell {Number}";

    /// <summary>What it reads from the console. Default: null; to read is an error then.</summary>
    public TextReader? Input { get; init; }
}
