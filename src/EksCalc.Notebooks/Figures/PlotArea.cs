namespace EksCalc.Notebooks.Figures;

/// <summary>The part of a chart between its axes at the usual size, to find out what would lie on top of what.</summary>
/// <param name="FirstX">The value at the left edge.</param>
/// <param name="LastX">The value at the right edge.</param>
/// <param name="TopY">The value at the top edge; the bottom is 0.</param>
/// <param name="WidthPixels">From edge to edge.</param>
/// <param name="HeightPixels">From top to bottom.</param>
internal readonly record struct PlotArea(double FirstX, double LastX, double TopY, double WidthPixels, double HeightPixels)
{
    /// <summary>How far <paramref name="y"/> lies below the top edge.</summary>
    public double PixelsFromTop(double y) => HeightPixels * (1 - (y / TopY));

    /// <summary>What that many pixels upwards are on the y axis.</summary>
    public double PixelsToY(double pixels) => TopY * pixels / HeightPixels;

    /// <summary>What that many pixels to the right are on the x axis.</summary>
    public double PixelsToX(double pixels) => (LastX - FirstX) * pixels / WidthPixels;
}
