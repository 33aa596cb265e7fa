namespace EksCalc.Notebooks;

/// <summary>A chart drawn once, in both forms, on white.</summary>
/// <param name="Png">The bytes of a PNG file.</param>
/// <param name="Svg">The text of an SVG file.</param>
public sealed record Picture(ReadOnlyMemory<byte> Png, string Svg);
