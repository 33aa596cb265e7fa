using EksCalc.Nodes;
using EksCalc.Notebooks.Tables;
using EksCalc.Testing;
using Microsoft.Data.Analysis;

namespace EksCalc.Notebooks.Tests;

public sealed class TableTests
{
    private sealed record Row(string Name, int SubnetAddresses, long? WarmIpTarget, double Share, bool IsFull, EniRole EniRole, string[] CidrBlocks);

    private static readonly Row[] Rows =
    [
        new("m5.large", 1_234_567, 5, 0.12345, true, EniRole.Primary, ["10.0.0.0/16", "100.64.0.0/16"]),
        new("<b>&\"'", -3, null, 2, false, EniRole.Trunk, []),
        new("c5.large", 0, 7, 1000.5, false, EniRole.Secondary, ["10.1.0.0/16"]),
    ];

    [Fact]
    public void ToView_Records_HtmlIsAsKept() => Snapshot.Match(Rows.ToView(mostRows: 2, title: "Some <rows>").ToHtml(), "table.html");

    [Fact]
    public void ToView_Records_TextIsAsKept() => Snapshot.Match(Rows.ToView(mostRows: 2, title: "Some rows").ToString(), "table.txt");

    [Fact]
    public void ToView_HostileCell_IsEncoded()
    {
        var html = new[] { new { Cell = Samples.Hostile } }.ToView(title: Samples.Hostile).ToHtml();
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void ToView_AllRowsShown_SaysNothingMore() => Assert.DoesNotContain("more", Rows.ToView().ToString(), StringComparison.Ordinal);

    [Fact]
    public void ToView_PlainValues_MakeOneColumn() => Assert.Equal("Value\n-----\n    1\n1,000", new[] { 1, 1000 }.ToView().ToString());

    [Fact]
    public void ToView_Tuples_ShowTheirParts() => Assert.Equal("Item 1  Item 2\n------  ------\na            1", new[] { ("a", 1) }.ToView().ToString());

    [Fact]
    public void ToView_ListOfObjects_ShowsTheFirstRowsProperties() =>
        Assert.StartsWith("Name  Count", new object[] { new { Name = "abcd", Count = 1 } }.ToView().ToString(), StringComparison.Ordinal);

    [Fact]
    public void ToView_NoRows_ShowsTheHeadings() => Assert.StartsWith("Name  Subnet addresses", Array.Empty<Row>().ToView().ToString(), StringComparison.Ordinal);

    [Fact]
    public void ToView_DataFrame_ShowsItsRows()
    {
        var frame = new DataFrame(new StringDataFrameColumn("series", ["a", "b"]), new Int64DataFrameColumn("subnetAddresses", [1000L, 2L]));
        Assert.Equal("Series  Subnet addresses\n------  ----------------\na                  1,000\n… and 1 more", frame.ToView(mostRows: 1).ToString());
    }

    [Theory]
    [InlineData("SubnetAddresses", "Subnet addresses")]
    [InlineData("subnetAddresses", "Subnet addresses")]
    [InlineData("EniRole", "ENI role")]
    [InlineData("Enis", "ENIs")]
    [InlineData("FreeIpv4Addresses", "Free IPv4 addresses")]
    [InlineData("WarmIpTarget", "Warm IP target")]
    [InlineData("CidrBlock", "CIDR block")]
    [InlineData("VCpus", "vCPUs")]
    [InlineData("MemoryMiB", "Memory MiB")]
    [InlineData("HTTPCalls", "HTTP calls")]
    [InlineData("x", "X")]
    [InlineData("WARM_IP_TARGET", "WARM_IP_TARGET")]
    [InlineData("my column", "my column")]
    [InlineData("", "")]
    public void Words_Name_ReadsAsAHeading(string name, string heading) => Assert.Equal(heading, Headings.Words(name));

    [Fact]
    public void ToDataFrame_Curves_HasARowAPoint()
    {
        var frame = Samples.TwoCurves.ToDataFrame();
        Assert.Equal(["series", "x", "subnetAddresses", "assigned", "waiting"], frame.Columns.Select(column => column.Name));
        Assert.Equal(60, frame.Rows.Count);
        Assert.Equal(["WARM_ENI_TARGET=1", 29, 300L, 270L, 20L], frame.Rows[29]);
    }

    [Fact]
    public void ToDataFrame_Plans_HasARowAPlan()
    {
        var node = NodeIpam.Create(Samples.M5Large, Samples.Prefixes);
        var frame = new[] { ("none", node.Settle(0)), ("forty", node.Settle(40)) }.ToDataFrame();
        Assert.Equal(["none", "forty"], frame.Columns["label"].Cast<string>());
        Assert.Equal(40, frame["assignedAddresses"][1]);
        Assert.Equal(node.Settle(40).SubnetAddresses, frame["subnetAddresses"][1]);
        Assert.Equal(node.Settle(40).Prefixes, frame["prefixes"][1]);
        Assert.Equal(false, frame["oscillates"][1]);
    }
}
