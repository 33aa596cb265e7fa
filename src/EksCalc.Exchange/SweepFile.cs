using EksCalc.Exchange.Sweeps;
using EksCalc.Files;
using EksCalc.Sweeps;

namespace EksCalc.Exchange;

/// <summary>Sweeps as files: CSV for spreadsheets, Parquet for data tools, JSON for programs.</summary>
public static class SweepFile
{
    /// <summary>The extensions that <see cref="WriteAsync"/> takes.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".csv", ".parquet", ".json"];

    /// <summary>Writes a sweep's result; a file that is there is replaced once the new one is complete.</summary>
    /// <param name="result">The result. Rows are written piece by piece, so that little memory is needed beside it.</param>
    /// <param name="path">The file; its extension decides the form.</param>
    /// <param name="progress">Told the share that is written, 0 to 1.</param>
    /// <param name="cancellationToken">Ends the writing; no file is left.</param>
    /// <exception cref="InvalidInputException">The extension is none of <see cref="Extensions"/>.</exception>
    /// <exception cref="IOException">The file cannot be written; an old one is as it was.</exception>
    public static async Task WriteAsync(SweepResult result, string path, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(path);
        CheckExtension(path);
        await WholeFile.WriteAsync(path, stream => Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".PARQUET" => SweepParquet.WriteAsync(result, stream, progress, cancellationToken),
            ".JSON" => Run(() => SweepJson.Write(result, stream)),
            _ => Run(() => WriteCsv(result, stream, progress, cancellationToken)),
        }).ConfigureAwait(false);
    }

    /// <summary>Refuses a file whose extension is none of <see cref="Extensions"/>.</summary>
    /// <exception cref="InvalidInputException">It is none.</exception>
    public static void CheckExtension(string path)
    {
        if (!Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            throw new InvalidInputException(path, $"a sweep is written as {string.Join(", ", Extensions.SkipLast(1))} or {Extensions[^1]}.");
    }

    /// <summary>Writes the result as CSV: a row of names, then the rows (RFC 4180, numbers in invariant culture).</summary>
    /// <param name="result">The result.</param>
    /// <param name="output">Where it goes.</param>
    public static void WriteCsv(SweepResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        SweepCsv.Write(result, output, null, CancellationToken.None);
    }

    /// <summary>Writes the result as JSON, column by column: <c>parameters</c>, <c>measures</c>, <c>rows</c>, <c>columns</c>, <c>version</c>.</summary>
    /// <param name="result">The result.</param>
    /// <param name="output">Where it goes, as UTF-8.</param>
    public static void WriteJson(SweepResult result, Stream output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        SweepJson.Write(result, output);
    }

    private static void WriteCsv(SweepResult result, Stream stream, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        using var writer = new StreamWriter(stream, bufferSize: 1 << 16, leaveOpen: true);
        SweepCsv.Write(result, writer, progress, cancellationToken);
    }

    private static Task Run(Action write)
    {
        write();
        return Task.CompletedTask;
    }
}
