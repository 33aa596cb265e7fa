using EksCalc.Vpc;
using Plotly.NET;
using static System.FormattableString;

namespace EksCalc.Notebooks.Figures;

/// <summary>A subnet's /28 blocks as a grid of squares, each coloured by who has most of it.</summary>
internal static class SubnetMapFigure
{
    private const int MarginLeftPixels = 130;
    private const int MarginBottomPixels = 40;
    private const int MarginRightPixels = 24;
    private const int LeastCellPixels = 7;
    private const int MostCellPixels = 28;
    private const int PlotPixels = 460;

    /// <summary>Up to this many fields in a row, each has room for a number.</summary>
    private const int MostColumnsWithNumbers = 16;

    // Free comes last: a block counts as free only if it is so wholly.
    private static readonly (AddressOwner Owner, string Words, string Color)[] Kinds =
    [
        (AddressOwner.Aws, "kept by AWS", Palette.Aws),
        (AddressOwner.OtherUser, "others", Palette.Others),
        (AddressOwner.ControlPlane, "control plane", Palette.Cooling),
        (AddressOwner.EniPrimary, "ENIs' own addresses", Palette.EniPrimary),
        (AddressOwner.Secondary, "secondary addresses", Palette.Assigned),
        (AddressOwner.Prefix, "prefixes", Palette.Prefix),
        (AddressOwner.BranchEni, "branch ENIs", Palette.Warm),
        (AddressOwner.Free, "free", "rgba(128,128,128,0.14)"),
    ];

    /// <summary>Of a free block, where it is kept for prefixes: one more colour behind those of the owners.</summary>
    private const string ReservedWords = "free, reserved for prefixes";
    private const string ReservedColor = "rgba(204,121,167,0.45)";

    public static ChartView Build(AddressMap map, string title)
    {
        var subnet = map.Subnet;
        var blocks = Enumerable.Range(0, map.Blocks).Select(block => Contents(map, block)).ToList();
        var columns = (int)Math.Ceiling(Math.Sqrt(map.Blocks * 2.0));
        columns = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)columns);
        var rows = (map.Blocks + columns - 1) / columns;
        var cell = Math.Clamp(PlotPixels / rows, LeastCellPixels, MostCellPixels);
        var fields = Enumerable.Range(0, map.Blocks).Select(block => Field(map, block, blocks[block])).ToList();
        List<(string Words, string Color)> entries = [.. Kinds.Where(kind => map.Count(kind.Owner) > 0).Select(kind => (kind.Words, kind.Color))];
        if (fields.Contains(Kinds.Length))
            entries.Add((ReservedWords, ReservedColor));
        var top = ChartTemplate.TopMarginPixels(title) + ChartTemplate.LegendPixels([.. entries.Select(entry => entry.Words)], MarginLeftPixels + MarginRightPixels);
        var chart = FigureBuilder.Chart([Grid(subnet, blocks, fields, columns, rows), .. entries.Select(entry => LegendEntry(entry.Words, entry.Color))], new
        {
            title = ChartTemplate.Title(title),
            height = top + MarginBottomPixels + (rows * cell),
            margin = new { l = MarginLeftPixels, r = MarginRightPixels, t = top, b = MarginBottomPixels },
            hovermode = "closest",
            legend = new { traceorder = "normal", itemsizing = "constant", itemclick = false, itemdoubleclick = false },
            xaxis = new { range = new[] { -0.5, columns - 0.5 }, visible = false },
            yaxis = new
            {
                range = new[] { rows - 0.5, -0.5 },
                showgrid = false,
                zeroline = false,
                ticks = "",
                tickvals = RowLabels(rows),
                ticktext = RowLabels(rows).Select(row => subnet.AddressAt((long)row * columns * Ipv4Prefix.Addresses).ToString()),
            },
            annotations = new[]
            {
                new { xref = "paper", yref = "paper", x = 0, y = 0, yshift = -8, xanchor = "left", yanchor = "top", showarrow = false, text = Caption(columns) },
            },
        });
        return new ChartView(chart, title, Summary(map));
    }

    /// <summary>Addresses of a block by owner.</summary>
    private static int[] Contents(AddressMap map, int block)
    {
        var counts = new int[Kinds.Length];
        for (var offset = block * Ipv4Prefix.Addresses; offset < (block + 1) * Ipv4Prefix.Addresses; offset++)
            counts[(int)map.OwnerOf(offset)]++;
        return counts;
    }

    private static string Caption(int columns) => columns <= MostColumnsWithNumbers
        ? "Each field is a /28, from left to right, then down: who has most of it, and addresses in use"
        : "Each field is a /28 of 16 addresses, in the colour of who has most of it; from left to right, then down";

    // AWS's five addresses make a block look taken only where nobody else has any of it.
    private static AddressOwner Main(int[] counts)
    {
        var others = Kinds.Where(kind => kind.Owner is not (AddressOwner.Free or AddressOwner.Aws) && counts[(int)kind.Owner] > 0).ToList();
        return others.Count > 0 ? others.MaxBy(kind => counts[(int)kind.Owner]).Owner : counts[(int)AddressOwner.Aws] > 0 ? AddressOwner.Aws : AddressOwner.Free;
    }

    // The colour's number.
    private static int Field(AddressMap map, int block, int[] counts)
    {
        var main = Main(counts);
        return main == AddressOwner.Free && map.Reservations.Any(reservation => Holds(reservation.Block, map.Subnet, block))
            ? Kinds.Length
            : Array.FindIndex(Kinds, kind => kind.Owner == main);
    }

    private static bool Holds(CidrBlock reserved, CidrBlock subnet, int block)
    {
        var first = reserved.OffsetIn(subnet);
        var offset = (long)block * Ipv4Prefix.Addresses;
        return offset >= first && offset + Ipv4Prefix.Addresses <= first + reserved.Addresses;
    }

    private static Trace Grid(CidrBlock subnet, List<int[]> blocks, List<int> fields, int columns, int rows) => FigureBuilder.Trace("heatmap", new
    {
        z = Rows(columns, rows, block => block < fields.Count ? (object)fields[block] : null),
        text = Rows(columns, rows, block => block < blocks.Count ? InUse(blocks[block]) : null),
        texttemplate = columns <= MostColumnsWithNumbers ? "%{text}" : "",
        hovertext = Rows(columns, rows, block => block < blocks.Count ? Hover(subnet, block, blocks[block]) : null),
        hoverinfo = "text",
        zmin = -0.5,
        zmax = Kinds.Length + 0.5,
        colorscale = Kinds.Select(kind => kind.Color).Append(ReservedColor).SelectMany((color, index) => new[] { Step(index, color), Step(index + 1, color) }),
        showscale = false,
        xgap = 1,
        ygap = 1,
    });

    // Otherwise a block with a single address in use would look like a full one.
    private static string InUse(int[] counts) => counts[(int)AddressOwner.Free] is < Ipv4Prefix.Addresses and var free ? $"{Ipv4Prefix.Addresses - free}" : "";

    private static object[] Step(int index, string color) => [Math.Round((double)index / (Kinds.Length + 1), 4), color];

    private static IEnumerable<IEnumerable<T>> Rows<T>(int columns, int rows, Func<int, T> cell) =>
        Enumerable.Range(0, rows).Select(row => Enumerable.Range(row * columns, columns).Select(cell));

    // A heat map has no legend of its own.
    private static Trace LegendEntry(string words, string color) => FigureBuilder.Trace("scatter", new
    {
        name = words,
        mode = "markers",
        x = new int?[] { null },
        y = new int?[] { null },
        marker = new { symbol = "square", size = 12, color },
    });

    private static string Hover(CidrBlock subnet, int block, int[] counts) =>
        $"{subnet.AddressAt((long)block * Ipv4Prefix.Addresses)}/{Ipv4Prefix.Length}: " + string.Join(", ", Kinds.Where(kind => counts[(int)kind.Owner] > 0).Select(kind => $"{counts[(int)kind.Owner]} {kind.Words}"));

    private static List<int> RowLabels(int rows)
    {
        var step = Math.Max(1, rows / 8);
        return [.. Enumerable.Range(0, rows).Where(row => row % step == 0)];
    }

    private static List<string> Summary(AddressMap map) =>
    [
        .. Kinds.Where(kind => map.Count(kind.Owner) > 0).Select(kind => Invariant($"{kind.Words}: {map.Count(kind.Owner):N0}")),
        Invariant($"prefixes that would still find room: {map.FreePrefixes:N0}"),
        Invariant($"fragmentation: {map.Fragmentation:P0} of the free addresses are of no use to a prefix"),
    ];
}
