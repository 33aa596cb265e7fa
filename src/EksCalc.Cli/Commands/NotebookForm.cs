namespace EksCalc.Cli.Commands;

/// <summary>What becomes of a notebook that was run.</summary>
internal enum NotebookForm
{
    /// <summary>The notebook with its outputs.</summary>
    Ipynb,

    /// <summary>An HTML page, or a site of such pages.</summary>
    Html,
}
