using System.Text.Json.Nodes;
using EksCalc.Kernel.Client;
using EksCalc.Kernel.Messaging;
using EksCalc.Kernel.Notebooks;
using EksCalc.Kernel.Server;
using EksCalc.Kernel.Sessions;
using static System.FormattableString;

namespace EksCalc.Kernel.Running;

/// <summary>Words how a cell ended, from what a kernel said and how its process fared.</summary>
internal static class CellEnds
{
    private const int FirstSignal = 128;
    private const int MostWords = 300;

    /// <summary>How the cell fared.</summary>
    public static CellResult Of(ExecuteResult result, KernelProcess process, NotebookRunOptions options, int number)
    {
        var limit = Invariant($"stopped at the time limit of {options.TimeLimit?.TotalSeconds} s");
        return result.End switch
        {
            ExecuteEnd.Cancelled => new(CellOutcome.Cancelled, Error("Cancelled", "stopped on request", number)),
            ExecuteEnd.Stopped => new(CellOutcome.TimedOut, Error("TimeLimit", limit, number)),
            ExecuteEnd.KilledAtLimit => new(CellOutcome.TimedOut, Error("TimeLimit", $"{limit}; its code could not be stopped, so its process was ended", number)),
            ExecuteEnd.KernelEnded when process.TookTooMuchMemory => new(CellOutcome.Failed, Error("MemoryLimit", Invariant($"took more than {options.MemoryLimit / (1024 * 1024)} MiB of memory, and its process was ended"), number)),
            ExecuteEnd.KernelEnded when result.Error is null => new(CellOutcome.Failed, Error("KernelEnded", DeathOf(process), number)),
            _ when result.Error is { } error => new(CellOutcome.Failed, Read(error, result.Metadata ?? [])),
            _ => new(CellOutcome.Succeeded),
        };
    }

    private static CellError Error(string name, string message, int number) => new(name, message, [$"cell {number}: {message}"]);

    private static CellError Read(JsonObject error, JsonObject metadata) => new(
        MessageContent.Text(error, "ename"),
        MessageContent.Text(error, "evalue"),
        [.. (error["traceback"] as JsonArray ?? []).Select(MultilineText.StringOf)],
        MessageContent.Number(metadata, OutputMessages.LineName),
        metadata[OutputMessages.SourceLineName] is null ? null : MessageContent.Text(metadata, OutputMessages.SourceLineName));

    private static string DeathOf(KernelProcess process)
    {
        var words = process.LastWords;
        if (words.Contains("Stack overflow", StringComparison.Ordinal))
            return "endless recursion: the stack overflowed, and its process ended";
        var how = process.ExitCode > FirstSignal ? Invariant($"signal {process.ExitCode - FirstSignal}") : Invariant($"exit code {process.ExitCode}");
        var first = words.Split('\n')[0].Trim();
        return first.Length == 0 ? $"its process ended ({how})" : $"its process ended ({how}): {(first.Length > MostWords ? first[..MostWords] + "..." : first)}";
    }
}
