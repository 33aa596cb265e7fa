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

    public static ChartView Build(NodeLayout layout, string title)
    {
        var top = ChartTemplate.TopMarginPixels(title);
        var rowPixels = Math.Clamp(RowsPixels / layout.Enis.Count, LeastRowPixels, MostRowPixels);
        var bars = layout.Enis.SelectMany(eni => SlotBar.Of(eni, layout.AddressesPerSlot)).ToLookup(bar => bar.Kind);
        var traces = Enum.GetValues<SlotKind>().Where(bars.Contains).Select(kind => Trace(kind, bars[kind]));
        var chart = FigureBuilder.Chart(traces, new
        {
            title = ChartTemplate.Title(title),
            height = top + MarginBottomPixels + (rowPixels * layout.Enis.Count),
            margin = new
            {
                l = TextGapPixels + layout.Enis.Max(eni => ChartTemplate.PixelsOf(Name(eni))),
                r = TextGapPixels + layout.Enis.Max(eni => ChartTemplate.PixelsOf(Content(eni, layout.AddressesPerSlot))),
                t = top,
                b = MarginBottomPixels,
            },
            barmode = "overlay",
            hovermode = "closest",
            legend = new { traceorder = "normal" },
            xaxis = new
            {
                title = new { text = $"Slot of the ENI (0: its own address; the others: {(layout.AddressesPerSlot > 1 ? "a /28 prefix of 16 addresses" : "a secondary address")} each)" },
                range = new[] { -0.5, layout.SlotsPerEni + 0.5 },
                showgrid = false,
                zeroline = false,
                tick0 = 0,
                dtick = layout.SlotsPerEni <= 20 ? 1 : 5,
            },
            yaxis = new
            {
                range = new[] { layout.Enis.Count - 0.5, -0.5 },
                tickvals = layout.Enis.Select(eni => eni.Index),
                ticktext = layout.Enis.Select(Name),
                ticks = "",
                showgrid = false,
                zeroline = false,
            },
            annotations = layout.Enis.Select(eni => new
            {
                xref = "paper",
                x = 1,
                y = eni.Index,
                text = Content(eni, layout.AddressesPerSlot),
                showarrow = false,
                xanchor = "left",
                xshift = TextGapPixels / 2,
            }),
        });
        var summary = layout.Enis.Select(eni => $"{Name(eni)}: {Content(eni, layout.AddressesPerSlot)}, {Slots(eni)}");
        return new ChartView(chart, title, [.. summary, .. layout.Plan.Oscillates ? [NeverSettles + "; these are the counts of the fuller phase"] : Array.Empty<string>()]);
    }

    /// <summary>What the layout shows, in a sentence.</summary>
    public static string Finding(NodeLayout layout)
    {
        var plan = layout.Plan;
        return Invariant($"The node takes {plan.SubnetAddresses:N0} subnet addresses: {plan.AssignedAddresses:N0} for pods, {plan.FreeAddresses:N0} warm, {plan.Enis:N0} for its ENIs")
            + (plan.WaitingPods > 0 ? Invariant($"; {plan.WaitingPods:N0} pods wait") : "")
            + (plan.Oscillates ? "; " + NeverSettles : "");
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

    private static string Name(EniLayout eni) => eni.Role switch
    {
        EniRole.Primary => $"ENI {eni.Index} (primary)",
        EniRole.Trunk => $"ENI {eni.Index} (trunk)",
        _ => $"ENI {eni.Index}",
    };

    private static string Content(EniLayout eni, int addressesPerSlot) =>
        eni.AttachedSlots == 0 ? "no pod addresses" : Invariant($"{eni.AssignedAddresses:N0} with pods, {(eni.AttachedSlots * addressesPerSlot) - eni.AssignedAddresses:N0} warm");

    private static string Slots(EniLayout eni) => Invariant($"{eni.AttachedSlots:N0} of {eni.Slots:N0} slots in use");

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
