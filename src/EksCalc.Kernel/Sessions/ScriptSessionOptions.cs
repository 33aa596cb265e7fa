using EksCalc.Kernel.Values;

namespace EksCalc.Kernel.Sessions;

/// <summary>How a session runs cells.</summary>
public sealed record ScriptSessionOptions
{
    /// <summary>The folder that is the working directory of cells and that relative paths start from. Default: the current one.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>How long a cell may run, packages restored included. Default: null, no limit.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>What the time limit is measured with. Default: the machine's clock.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long a stopped cell has to unwind; one that is blocked in a system call never does. Default: five seconds.</summary>
    internal TimeSpan UnwindingTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Which pictures of values are shown. Default: none.</summary>
    public PictureUse Pictures { get; init; }

    /// <summary>Cells before this number show no picture. Default: 0, for none such.</summary>
    public int FirstPictureCell { get; init; }

    /// <summary>Called when the code of a cell has ended, before its result is shown and while its outputs are still taken. Default: null.</summary>
    internal Action? OnCodeEnded { get; init; }
}
