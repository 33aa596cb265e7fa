using EksCalc.Sweeps;
using Parquet;
using Parquet.Schema;

namespace EksCalc.Exchange.Sweeps;

/// <summary>A sweep's result as Parquet, a million rows a group.</summary>
internal static class SweepParquet
{
    private const int RowsPerGroup = 1_000_000;

    public static async Task WriteAsync(SweepResult result, Stream output, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var columns = result.Columns.Select(Of).ToArray();
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Snappy };
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(columns.Select(column => column.Field)), output, options, cancellationToken: cancellationToken).ConfigureAwait(false);
        writer.CustomMetadata = new Dictionary<string, string>
        {
            ["eksCalc"] = result.Version.EksCalc,
            ["vpcCni"] = result.Version.VpcCni,
            ["instanceData"] = result.Version.InstanceData,
        };
        for (var row = 0; row < result.Rows; row += RowsPerGroup)
        {
            var count = Math.Min(RowsPerGroup, result.Rows - row);
            using var group = writer.CreateRowGroup();
            foreach (var column in columns)
                await column.WriteAsync(group, row, count, cancellationToken).ConfigureAwait(false);
            group.CompleteValidate();
            progress?.Report((double)(row + count) / result.Rows);
        }
    }

    private static ParquetColumn Of(SweepColumn column) => column switch
    {
        SweepColumn<int> numbers => Numbers(numbers),
        SweepColumn<long> numbers => Numbers(numbers),
        SweepColumn<double> numbers => Numbers(numbers),
        SweepColumn<bool> flags => Numbers(flags),
        SweepColumn<string> texts => Texts(texts),
        _ => throw new ArgumentException($"A column of {column.ElementType.Name} has no form in Parquet.", nameof(column)),
    };

    private static ParquetColumn Numbers<T>(SweepColumn<T> column)
        where T : struct
    {
        var field = new DataField<T>(column.Name);
        var piece = Array.Empty<T>();
        return new ParquetColumn(field, (group, row, count, cancellationToken) =>
        {
            piece = piece.Length >= count ? piece : new T[count];
            column.CopyTo(row, piece.AsSpan(0, count));
            return group.WriteAsync<T>(field, piece.AsMemory(0, count), cancellationToken: cancellationToken);
        });
    }

    private static ParquetColumn Texts(SweepColumn<string> column)
    {
        var field = new DataField<string>(column.Name, nullable: false);
        return new ParquetColumn(field, (group, row, count, _) =>
        {
            var piece = new string[count];
            column.CopyTo(row, piece);
            return group.WriteAsync(field, piece);
        });
    }

    private sealed record ParquetColumn(DataField Field, Func<ParquetRowGroupWriter, int, int, CancellationToken, Task> WriteAsync);
}
