using System.Text.Json.Nodes;

namespace EksCalc.Kernel.Sessions;

/// <summary>Something that a cell put out while it ran.</summary>
public abstract record CellOutput
{
    /// <summary>The output as an nbformat 4 output object.</summary>
    public abstract JsonObject ToJson();
}
