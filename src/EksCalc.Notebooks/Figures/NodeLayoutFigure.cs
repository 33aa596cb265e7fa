using EksCalc.Nodes;
using Plotly.NET;
using static System.FormattableString;

namespace EksCalc.Notebooks.Figures;

/// <summary>A node's ENIs as rows of slots.</summary>
internal static class NodeLayoutFigure
{
    private const int TextGapPixels = 10;
    private const int MarginBottomPixels = 62;
    private const int LeastRowPixels = 24;
    private const int MostRowPixels = 44;
    private const int RowsPixels = 400;
    private const string NeverSettles = "ipamd never settles but takes and gives back for ever";
    private const double BarLength = 0.86;
    private const double BarHeight = 0.74;

    public static ChartView Build(NodeHolding node, string title)
    {
        var top = ChartTemplate.TopMarginPixels(title);
        var enis = node.EachEni.Index().ToList();
        var (slots, addressesPerSlot) = (enis.Max(eni => eni.Item.Slots), enis.Max(eni => eni.Item.AddressesPerSlot));
        var rowPixels = Math.Clamp(RowsPixels / enis.Count, LeastRowPixels, MostRowPixels);
        var bars = enis.SelectMany(eni => SlotBar.Of(eni.Index, eni.Item)).ToLookup(bar => bar.Kind);
        var traces = Enum.GetValues<SlotKind>().Where(bars.Contains).Select(kind => Trace(kind, bars[kind]));
        var chart = FigureBuilder.Chart(traces, new
        {
            title = ChartTemplate.Title(title),
            height = top + MarginBottomPixels + (rowPixels * enis.Count),
            margin = new
            {
                l = TextGapPixels + enis.Max(eni => ChartTemplate.PixelsOf(Name(eni.Index, eni.Item))),
                r = TextGapPixels + enis.Max(eni => ChartTemplate.PixelsOf(Content(eni.Item))),
                t = top,
                b = MarginBottomPixels,
            },
            barmode = "overlay",
            hovermode = "closest",
            legend = new { traceorder = "normal" },
            xaxis = new
            {
                title = new { text = $"Slot of the ENI (0: its own address; the others: {(addressesPerSlot > 1 ? "a /28 prefix of 16 addresses" : "a secondary address")} each)" },
                range = new[] { -0.5, slots + 0.5 },
                showgrid = false,
                zeroline = false,
                tick0 = 0,
                dtick = slots <= 20 ? 1 : 5,
            },
            yaxis = new
            {
                range = new[] { enis.Count - 0.5, -0.5 },
                tickvals = enis.Select(eni => eni.Index),
                ticktext = enis.Select(eni => Name(eni.Index, eni.Item)),
                ticks = "",
                showgrid = false,
                zeroline = false,
            },
            annotations = enis.Select(eni => new
            {
                name = ChartTemplate.EndNote,
                xref = "paper",
                x = 1,
                y = eni.Index,
                text = Content(eni.Item),
                showarrow = false,
                xanchor = "left",
                xshift = TextGapPixels / 2,
            }),
        });
        var summary = enis.Select(eni => $"{Name(eni.Index, eni.Item)}: {Content(eni.Item)}, {Slots(eni.Item)}");
        return new ChartView(chart, title, [.. summary, .. node.Oscillates ? [NeverSettles + "; these are the counts of the fuller phase"] : Array.Empty<string>()]);
    }

    /// <summary>What the layout shows, in a sentence.</summary>
    public static string Finding(NodeHolding node)
    {
        var all = node.Total;
        return Invariant($"The node takes {all.Total:N0} subnet addresses: {all.PodAddresses + all.BranchEnis:N0} for pods, {all.WarmAddresses:N0} warm, {all.EniPrimaries:N0} for its ENIs")
            + (node.WaitingPods > 0 ? Invariant($"; {node.WaitingPods:N0} pods wait") : "")
            + (node.Oscillates ? "; " + NeverSettles : "");
    }

    private static Trace Trace(SlotKind kind, IEnumerable<SlotBar> bars) => FigureBuilder.Trace("bar", new
    {
        name = Words(kind),
        orientation = "h",
        y = bars.Select(bar => bar.Eni),
        @base = bars.Select(bar => Math.Round(bar.Slot + (BarLength * (bar.From - 0.5)), 4)),
        x = bars.Select(bar => Math.Round(BarLength * (bar.To - bar.From), 4)),
        width = BarHeight,
        hovertext = bars.Select(bar => bar.Hover),
        hoverinfo = "text",
        marker = new
        {
            color = kind == SlotKind.Empty ? "rgba(128,128,128,0.12)" : Color(kind),
            line = new { color = kind == SlotKind.Empty ? ChartTemplate.Axis : Color(kind), width = 1 },
        },
    });

    private static string Name(int index, EniHolding eni) => eni.Role switch
    {
        EniRole.Primary => $"ENI {index} (primary)",
        EniRole.FurtherCard => $"ENI {index} (further card)",
        EniRole.Trunk => $"ENI {index} (trunk)",
        EniRole.Branch => $"ENI {index} (branch)",
        EniRole.Unmanaged => $"ENI {index} (unmanaged)",
        _ => $"ENI {index}",
    };

    private static string Content(EniHolding eni) =>
        eni.Role == EniRole.Branch ? "a pod's own" : eni.AttachedSlots == 0 ? "no pod addresses" : Invariant($"{eni.AssignedAddresses:N0} with pods, {eni.WarmAddresses:N0} warm");

    private static string Slots(EniHolding eni) => Invariant($"{eni.AttachedSlots:N0} of {eni.Slots:N0} slots in use");

    private static string Words(SlotKind kind) => kind switch
    {
        SlotKind.Primary => "ENI's own address",
        SlotKind.Assigned => "with pods",
        SlotKind.Warm => "warm",
        _ => "empty slot",
    };

    private static string Color(SlotKind kind) => kind switch
    {
        SlotKind.Primary => Palette.EniPrimary,
        SlotKind.Assigned => Palette.Assigned,
        SlotKind.Warm => Palette.Warm,
        _ => Palette.Free,
    };
}
