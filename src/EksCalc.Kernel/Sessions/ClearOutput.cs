using System.Text.Json.Nodes;

namespace EksCalc.Kernel.Sessions;

/// <summary>Takes away what the cell has put out so far. Not an output that a notebook keeps.</summary>
/// <param name="Wait">Whether it stays until something new comes.</param>
public sealed record ClearOutput(bool Wait) : CellOutput
{
    /// <inheritdoc/>
    public override JsonObject ToJson() => new() { ["output_type"] = "clear_output", ["wait"] = Wait };
}
