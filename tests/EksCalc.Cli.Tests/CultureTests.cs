using System.Globalization;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>Libraries also run in hosts that have a culture: what is printed and drawn is the same in each.</summary>
public sealed class CultureTests
{
    public static TheoryData<string> Lines =>
    [
        "plan large-secondary-ip.yaml",
        "plan windows-mixed.yaml --format json",
        "check large-secondary-ip.yaml production-three-zones.yaml",
        "recommend small-dev.yaml --growth 50 --chart chart.json",
        "recommend large-secondary-ip.yaml --format md",
        "sweep instanceType=m5.large,m5.24xlarge pods=0..25:5 nodes=200..2000:200 --measure subnetAddresses --chart chart.json --format csv",
        "max-pods m5.24xlarge --format json",
        "export production-three-zones.yaml --to eksctl",
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Run_AnyCulture_SaysTheSame(string line)
    {
        var expected = await RunAsync(CultureInfo.InvariantCulture, line);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, await RunAsync(Culture(",", ".", "-", [3]), line)); // as in German
        Assert.Equal(expected, await RunAsync(Culture("٫", "٬", "\u061C-", [3]), line)); // as in Arabic
        Assert.Equal(expected, await RunAsync(Culture(".", ",", "\u200E\u2212", [3, 2]), line)); // as in Persian, with groups as in Hindi
    }

    // Named cultures are not there: the tests run with invariant globalization, as the tool does.
    private static CultureInfo Culture(string point, string group, string minus, int[] sizes)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        var numbers = culture.NumberFormat;
        (numbers.NumberDecimalSeparator, numbers.NumberGroupSeparator, numbers.NegativeSign, numbers.NumberGroupSizes) = (point, group, minus, sizes);
        (numbers.PercentDecimalSeparator, numbers.PercentGroupSeparator, numbers.PercentSymbol, numbers.PercentPositivePattern) = (point, group, "٪", 1);
        (culture.DateTimeFormat.ShortDatePattern, culture.DateTimeFormat.LongTimePattern) = ("d.M.yyyy", "H.mm.ss");
        return culture;
    }

    private static async Task<string> RunAsync(CultureInfo culture, string line)
    {
        using var folder = new TemporaryFolder();
        var (before, chart) = (CultureInfo.CurrentCulture, folder.PathOf("chart.json"));
        var words = line.Split(' ').Select(word => word == "chart.json" ? chart : word.EndsWith(".yaml", StringComparison.Ordinal) ? Repository.PathOf($"data/scenarios/{word}") : word);
        CultureInfo.CurrentCulture = culture;
        try
        {
            var (exitCode, output, error) = await Tool.RunAsync([.. words]);
            return $"{exitCode}\n{output}\n{error}\n{(File.Exists(chart) ? await File.ReadAllTextAsync(chart, TestContext.Current.CancellationToken) : "")}";
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
