using System.Text.Json;
using EksCalc.Instances;
using EksCalc.Sweeps;
using EksCalc.Testing;
using Parquet;

namespace EksCalc.Exchange.Tests;

public sealed class SweepFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Every type of column.</summary>
    private static SweepResult Cluster { get; } = Sweep.OfScenario(ScenarioFile.Read(Repository.PathOf("data/scenarios/small-dev.yaml"))).Over("mode", "*").Over("nodeGroups.*.count", "2..60:2").Run(cancellationToken: Token);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Write_Parquet_ReadsBackAsTheColumns()
    {
        await SweepFile.WriteAsync(Cluster, PathOf("sweep.parquet"), cancellationToken: Token);

        await using var file = File.OpenRead(PathOf("sweep.parquet"));
        await using var reader = await ParquetReader.CreateAsync(file, cancellationToken: Token);
        Assert.Equal(Cluster.Columns.Select(column => column.Name), reader.Schema.DataFields.Select(field => field.Name));
        Assert.Equal(ModelVersion.Current.InstanceData, reader.CustomMetadata["instanceData"]);
        using var group = reader.OpenRowGroupReader(0);
        Assert.Equal(Cluster.Rows, group.RowCount);
        foreach (var (column, field) in Cluster.Columns.Zip(reader.Schema.DataFields))
        {
            switch (column)
            {
                case SweepColumn<int> numbers: await CompareAsync(numbers); break;
                case SweepColumn<long> numbers: await CompareAsync(numbers); break;
                case SweepColumn<double> numbers: await CompareAsync(numbers); break;
                case SweepColumn<bool> flags: await CompareAsync(flags); break;
                case SweepColumn<string> texts:
                    var read = new string[Cluster.Rows];
                    await group.ReadAsync(field, read, cancellationToken: Token);
                    Assert.Equal(Enumerable.Range(0, Cluster.Rows).Select(row => texts[row]), read);
                    break;
            }

            async Task CompareAsync<T>(SweepColumn<T> expected)
                where T : struct
            {
                var read = new T[Cluster.Rows];
                await group.ReadAsync<T>(field, read, cancellationToken: Token);
                Assert.Equal(Enumerable.Range(0, Cluster.Rows).Select(row => expected[row]), read);
            }
        }
    }

    [Fact]
    public async Task Write_Csv_HasARowForEachCombination()
    {
        await SweepFile.WriteAsync(Cluster, PathOf("sweep.csv"), cancellationToken: Token);

        var lines = await File.ReadAllLinesAsync(PathOf("sweep.csv"), Token);
        Assert.Equal(Cluster.Rows + 1, lines.Length);
        Assert.Equal(string.Join(',', Cluster.Columns.Select(column => column.Name)), lines[0]);
        for (var row = 0; row < Cluster.Rows; row++)
            Assert.Equal(Cluster.Columns.Select(column => Text(column.ValueAt(row)!)), lines[row + 1].Split(','));

        static string Text(object value) => value switch
        {
            bool flag => flag ? "true" : "false",
            IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
    }

    [Fact]
    public async Task Write_Json_HasTheColumns()
    {
        await SweepFile.WriteAsync(Cluster, PathOf("sweep.json"), cancellationToken: Token);

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(PathOf("sweep.json"), Token));
        var root = json.RootElement;
        Assert.Equal(Cluster.Rows, root.GetProperty("rows").GetInt32());
        Assert.Equal(Cluster.Column<string>("mode")[40], root.GetProperty("columns").GetProperty("mode")[40].GetString());
        Assert.Equal(Cluster.Column<long>("peakAddresses")[40], root.GetProperty("columns").GetProperty("peakAddresses")[40].GetInt64());
        Assert.Equal(["mode", "nodeGroups.*.count"], root.GetProperty("parameters").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(ModelVersion.Current.VpcCni, root.GetProperty("version").GetProperty("vpcCni").GetString());
    }

    [Theory]
    [InlineData("sweep.csv")]
    [InlineData("sweep.parquet")]
    public async Task Write_MoreRowsThanAPiece_WritesAll(string name)
    {
        var large = Sweep.OfNodes(InstanceCatalog.Default.Get("m5.large")).Over("pods", "0..1010").Over("nodes", "1..1000").Measuring("enis").Run(cancellationToken: Token);
        var progress = new Progress();

        await SweepFile.WriteAsync(large, PathOf(name), progress, Token);

        Assert.InRange(progress.Reports.Count, 2, 20);
        if (name.EndsWith("csv", StringComparison.Ordinal))
        {
            Assert.Equal(1_011_001, File.ReadLines(PathOf(name)).Count());
            return;
        }

        await using var file = File.OpenRead(PathOf(name));
        await using var reader = await ParquetReader.CreateAsync(file, cancellationToken: Token);
        Assert.Equal(2, reader.RowGroupCount);
        using var second = reader.OpenRowGroupReader(1);
        var pods = new int[11_000];
        await second.ReadAsync<int>(reader.Schema.DataFields[0], pods, cancellationToken: Token);
        Assert.Equal([1000, 1010], [pods[0], pods[^1]]);
    }

    [Fact]
    public async Task Write_SameSweep_GivesTheSameBytes()
    {
        foreach (var extension in SweepFile.Extensions)
        {
            await SweepFile.WriteAsync(Cluster, PathOf("one" + extension), cancellationToken: Token);
            await SweepFile.WriteAsync(Cluster, PathOf("other" + extension), cancellationToken: Token);
            Assert.Equal(await File.ReadAllBytesAsync(PathOf("one" + extension), Token), await File.ReadAllBytesAsync(PathOf("other" + extension), Token));
        }
    }

    [Fact]
    public async Task Write_Cancelled_LeavesTheOldFile()
    {
        await File.WriteAllTextAsync(PathOf("sweep.csv"), "old", Token);
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SweepFile.WriteAsync(Cluster, PathOf("sweep.csv"), cancellationToken: stopped.Token));

        Assert.Equal("old", await File.ReadAllTextAsync(PathOf("sweep.csv"), Token));
        Assert.Equal(["sweep.csv"], folder.Names);
    }

    [Fact]
    public async Task Write_UnknownExtensionOrFolder_IsRefused()
    {
        await Assert.ThrowsAsync<InvalidInputException>(() => SweepFile.WriteAsync(Cluster, PathOf("sweep.xlsx"), cancellationToken: Token));
        await Assert.ThrowsAnyAsync<IOException>(() => SweepFile.WriteAsync(Cluster, PathOf("no/sweep.csv"), cancellationToken: Token));
    }

    private string PathOf(string name) => folder.PathOf(name);

    private sealed class Progress : IProgress<double>
    {
        public List<double> Reports { get; } = [];

        public void Report(double value) => Reports.Add(value);
    }
}
