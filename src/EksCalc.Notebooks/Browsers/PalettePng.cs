using BigGustave;

namespace EksCalc.Notebooks.Browsers;

/// <summary>
/// PNGs with a palette: a third of the size. A chart has few colours, and the many shades at the edges of letters and lines
/// differ too little to be seen.
/// </summary>
internal static class PalettePng
{
    private const int FrequentColours = 72;
    private const int RareColours = 24;

    /// <summary>The same picture in at most 96 colours.</summary>
    /// <param name="png">An opaque PNG.</param>
    public static byte[] Of(byte[] png)
    {
        var picture = Png.Open(png);
        var (palette, places) = PaletteOf(picture);
        return IndexedPng.Write(picture.Width, picture.Height, [.. palette.Select(colour => (colour.R, colour.G, colour.B))], (x, y) => places[picture.GetPixel(x, y)]);
    }

    /// <summary>The most frequent colours are kept; of the others, which may mark something small, one of each of the most frequent kinds.</summary>
    private static (IReadOnlyList<Pixel> Palette, Dictionary<Pixel, byte> Places) PaletteOf(Png picture)
    {
        var counts = new Dictionary<Pixel, int>();
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                var pixel = picture.GetPixel(x, y);
                counts[pixel] = counts.GetValueOrDefault(pixel) + 1;
            }
        }

        var colours = counts.OrderByDescending(count => count.Value).Select(count => count.Key).ToList();
        List<Pixel> palette =
        [
            .. colours.Take(FrequentColours),
            .. colours.Skip(FrequentColours).GroupBy(colour => (colour.R / 64, colour.G / 64, colour.B / 64)).Take(RareColours).Select(alike => alike.First()),
        ];
        var places = palette.Index().ToList();
        return (palette, colours.ToDictionary(colour => colour, colour => (byte)places.MinBy(other => Distance(colour, other.Item)).Index));
    }

    private static int Distance(Pixel one, Pixel other)
    {
        var (red, green, blue) = (one.R - other.R, one.G - other.G, one.B - other.B);
        return (red * red) + (green * green) + (blue * blue);
    }
}
