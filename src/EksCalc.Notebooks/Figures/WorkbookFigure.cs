using EksCalc.Workbook;
using Plotly.NET;
using static System.FormattableString;

namespace EksCalc.Notebooks.Figures;

/// <summary>The way from the spreadsheet's number to EksCalc's, a row for each reason.</summary>
internal static class WorkbookFigure
{
    private const string First = "the spreadsheet";
    private const string Last = "EksCalc";
    private const int RowPixels = 40;
    private const int MarginBottomPixels = 62;
    private const int MarginRightPixels = 40;
    private const double BarWidth = 0.65;

    /// <summary>Room at either end for the numbers, as a share of what the bars span.</summary>
    private const double EndShare = 0.1;

    public static ChartView Build(long workbook, IReadOnlyList<WorkbookDifference> differences, long eksCalc, string title)
    {
        var top = ChartTemplate.TopMarginPixels(title);
        var (from, to) = Range([workbook, eksCalc, .. Steps(workbook, differences).Select(step => step.From)]);
        IReadOnlyList<Step> steps = [.. Steps(workbook, differences)];
        IReadOnlyList<string> names = [First, .. differences.Select(difference => difference.Words), Last];
        var chart = FigureBuilder.Chart(
            [
                Bars("too many, taken off", Palette.Warm, "/", [.. steps.Where(step => step.Difference.Addresses < 0)]),
                Bars("too few, added", Palette.Cooling, "", [.. steps.Where(step => step.Difference.Addresses > 0)]),
                Totals([workbook, eksCalc], [0, names.Count - 1]),
            ],
            new
            {
                title = ChartTemplate.Title(title),
                height = top + MarginBottomPixels + (RowPixels * names.Count),
                margin = new { l = 30 + names.Max(ChartTemplate.PixelsOf), r = MarginRightPixels, t = top, b = MarginBottomPixels },
                barmode = "overlay",
                hovermode = "closest",
                legend = new { traceorder = "normal" },
                xaxis = new { title = new { text = from > 0 ? Invariant($"Addresses (the axis begins at {from:N0})") : "Addresses" }, tickformat = ",d", range = new[] { from, to } },
                yaxis = new { range = new[] { names.Count - 0.5, -0.5 }, tickvals = Enumerable.Range(0, names.Count), ticktext = names.Select(PlotText.Encode), showgrid = false, ticks = "" },
            });
        return new ChartView(chart, title, [Invariant($"{First}: {workbook:N0}"), .. differences.Select(Words), Invariant($"{Last}: {eksCalc:N0}")]);
    }

    private static IEnumerable<Step> Steps(long workbook, IReadOnlyList<WorkbookDifference> differences)
    {
        var number = workbook;
        for (var index = 0; index < differences.Count; index++)
        {
            yield return new Step(index + 1, number, differences[index]);
            number += differences[index].Addresses;
        }
    }

    private static (long From, long To) Range(IReadOnlyList<long> numbers)
    {
        var (least, most) = (numbers.Min(), numbers.Max());
        var end = (long)Math.Ceiling(EndShare * Math.Max(most - least, 1));
        return (least - end, most + end);
    }

    private static Trace Bars(string name, string color, string pattern, IReadOnlyList<Step> steps) => FigureBuilder.Trace("bar", new
    {
        name,
        orientation = "h",
        @base = steps.Select(step => step.From),
        y = steps.Select(step => step.Row),
        x = steps.Select(step => step.Difference.Addresses),
        text = steps.Select(step => Signed(step.Difference.Addresses)),
        textposition = "outside",
        width = BarWidth,
        cliponaxis = false,
        customdata = steps.Select(step => PlotText.Encode($"{Signed(step.Difference.Addresses)}: {step.Difference.Reason} {step.Difference.Rules}")),
        hovertemplate = "%{customdata}<extra></extra>",
        marker = new { color, pattern = new { shape = pattern } },
    });

    private static Trace Totals(long[] numbers, int[] rows) => FigureBuilder.Trace("scatter", new
    {
        name = "in all",
        mode = "markers+text",
        y = rows,
        x = numbers,
        text = numbers.Select(number => Invariant($"  {number:N0}")),
        textposition = "middle right",
        hovertemplate = "%{x:,d} addresses<extra></extra>",
        marker = new { symbol = "diamond", size = 13, color = ChartTemplate.Axis },
        cliponaxis = false,
    });

    private static string Words(WorkbookDifference difference) => $"{difference.Words}: {Signed(difference.Addresses)}";

    private static string Signed(long addresses) => addresses < 0 ? Invariant($"−{-addresses:N0}") : Invariant($"+{addresses:N0}");

    /// <summary>A reason, its row from the top, and the number that it starts from.</summary>
    private readonly record struct Step(int Row, long From, WorkbookDifference Difference);
}
