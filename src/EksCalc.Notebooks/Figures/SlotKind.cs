namespace EksCalc.Notebooks.Figures;

/// <summary>What is in a slot, or a part of it, in the legend's order.</summary>
internal enum SlotKind
{
    Primary,
    Assigned,
    Warm,
    Empty,
}
