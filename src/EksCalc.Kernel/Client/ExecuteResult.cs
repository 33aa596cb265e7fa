using System.Text.Json.Nodes;

namespace EksCalc.Kernel.Client;

/// <summary>How a kernel dealt with a cell.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Error">The content of the error's message; null when there was none.</param>
/// <param name="Metadata">What the error's message had beside its content.</param>
internal sealed record ExecuteResult(ExecuteEnd End, JsonObject? Error = null, JsonObject? Metadata = null);

/// <summary>The ways in which a cell ends.</summary>
internal enum ExecuteEnd
{
    /// <summary>The kernel answered.</summary>
    Answered,

    /// <summary>It was stopped at its time limit, and the kernel lives.</summary>
    Stopped,

    /// <summary>It could not be stopped at its time limit, so the kernel was ended.</summary>
    KilledAtLimit,

    /// <summary>The kernel ended.</summary>
    KernelEnded,

    /// <summary>The caller asked for the end.</summary>
    Cancelled,
}
