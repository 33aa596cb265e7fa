using EksCalc.Cli.Output;

namespace EksCalc.Cli;

/// <summary>Where a command writes: results to one stream, everything else to the other.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Findings, progress, errors.</param>
internal sealed record ToolConsole(TextWriter Output, TextWriter Error)
{
    /// <summary>Writes a result in the format asked for.</summary>
    public void Write(Result result, OutputFormat format) => ResultWriter.Write(result, format, Output);

    /// <summary>Writes findings for a person.</summary>
    public void Note(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
            Error.WriteLine(finding);
    }
}
