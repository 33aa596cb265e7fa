namespace EksCalc.Notebooks.Figures;

/// <summary>A time in which a node is not as usual.</summary>
/// <param name="Words">What it is.</param>
/// <param name="Color">Its colour, CSS hex.</param>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end.</param>
internal readonly record struct TimelineSpan(string Words, string Color, TimeSpan From, TimeSpan To);
