namespace EksCalc.Cli;

/// <summary>What the process's exit code means; scripts depend on it.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The answer is no: it does not fit, a number differs, a notebook cell failed.</summary>
    public const int No = 1;

    /// <summary>The command line or an input cannot be used.</summary>
    public const int BadInput = 2;

    /// <summary>A defect of EksCalc.</summary>
    public const int Internal = 3;

    /// <summary>Stopped by Ctrl-C, as shells count it.</summary>
    public const int Stopped = 130;

    /// <summary>What each means, for help.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> Meanings { get; } =
    [
        (Done, "done"),
        (No, "the answer is no: it does not fit, pods are left waiting, a finding is severe, a number differs, a cell failed"),
        (BadInput, "bad usage or input"),
        (Internal, "internal error"),
        (Stopped, "stopped by Ctrl-C"),
    ];
}
