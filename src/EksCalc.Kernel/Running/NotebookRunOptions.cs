using EksCalc.Kernel.Client;
using EksCalc.Kernel.Values;

namespace EksCalc.Kernel.Running;

/// <summary>How a notebook is run.</summary>
public sealed record NotebookRunOptions
{
    /// <summary>How long a cell may run unless it is told otherwise: five minutes.</summary>
    public static readonly TimeSpan DefaultTimeLimit = TimeSpan.FromMinutes(5);

    /// <summary>What a notebook may take unless it is told otherwise: 4 GiB, or half of what the machine has where that is less.</summary>
    public static readonly long DefaultMemoryLimit = Math.Min(4L * 1024 * 1024 * 1024, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2);

    /// <summary>How long each cell may run; null for as long as it takes. Default: <see cref="DefaultTimeLimit"/>.</summary>
    public TimeSpan? TimeLimit { get; init; } = DefaultTimeLimit;

    /// <summary>The bytes that a notebook's process may take for its data; null for no limit. Default: <see cref="DefaultMemoryLimit"/>.</summary>
    public long? MemoryLimit { get; init; } = DefaultMemoryLimit;

    /// <summary>How the kernel is started; null for the one of this library. Default: null.</summary>
    public KernelLaunch? Kernel { get; init; }

    /// <summary>Which pictures of values the outputs of this library's kernel have. Default: none.</summary>
    public PictureUse Pictures { get; init; }

    /// <summary>Called before each code cell with its number, from 1, and the number of code cells.</summary>
    public Action<int, int>? OnCell { get; init; }
}
