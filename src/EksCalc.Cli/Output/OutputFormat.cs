namespace EksCalc.Cli.Output;

/// <summary>The forms a result can be printed in.</summary>
internal enum OutputFormat
{
    /// <summary>A table for a person.</summary>
    Table,

    /// <summary>JSON with stable camelCase names.</summary>
    Json,

    /// <summary>Comma-separated columns with a header row (RFC 4180).</summary>
    Csv,

    /// <summary>A Markdown table.</summary>
    Md,
}
