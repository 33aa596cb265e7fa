using EksCalc.Kernel.Values;

namespace EksCalc.Kernel.Running;

/// <summary>How a notebook is run.</summary>
public sealed record NotebookRunOptions
{
    /// <summary>How long a cell may run unless it is told otherwise: five minutes.</summary>
    public static readonly TimeSpan DefaultTimeLimit = TimeSpan.FromMinutes(5);

    /// <summary>How long each cell may run; null for as long as it takes. Default: <see cref="DefaultTimeLimit"/>.</summary>
    public TimeSpan? TimeLimit { get; init; } = DefaultTimeLimit;

    /// <summary>Which pictures of values the outputs have. Default: none.</summary>
    public PictureUse Pictures { get; init; }

    /// <summary>Called before each code cell with its number, from 1, and the number of code cells.</summary>
    public Action<int, int>? OnCell { get; init; }
}
