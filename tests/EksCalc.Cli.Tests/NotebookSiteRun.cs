using EksCalc.Kernel.Notebooks;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>A folder of notebooks, one of them below the other, made into a site by one command.</summary>
public sealed class NotebookSiteRun : IAsyncLifetime
{
    /// <summary>A text that a parser refuses.</summary>
    public static readonly string Nested = new('>', 3000);

    private const string Chart = "EksCalc.Notebooks.Charts.NodeLayout(EksCalc.Nodes.NodeModel.For(EksCalc.Instances.InstanceCatalog.Default.Get(\"m5.large\"), new EksCalc.Cni.CniSettings()).Hold(3))";

    private static readonly string[] Cells = ["1 + 1", $"#r \"{Repository.PathOf("artifacts/notebooks/EksCalc.Notebooks.dll")}\"", "EksCalc.Notebooks.Notebook.Init()", Chart, Chart];

    private readonly TemporaryFolder folder = new();

    /// <summary>The exit code of the command.</summary>
    public int ExitCode { get; private set; }

    /// <summary>Its answer.</summary>
    public string Output { get; private set; } = "";

    /// <summary>What it said beside that.</summary>
    public string Error { get; private set; } = "";

    /// <summary>A path in the folder: the notebooks are in <c>in</c>, the site is in <c>out</c>.</summary>
    public string PathOf(string name) => folder.PathOf(name);

    /// <summary>What a file holds.</summary>
    public string TextOf(string name) => File.ReadAllText(PathOf(name));

    /// <summary>Writes a notebook with a text and cells.</summary>
    public static void Save(string path, string markdown, params IEnumerable<string> cells)
    {
        var notebook = Notebook.Create();
        notebook.AddCell(CellKind.Markdown, markdown);
        foreach (var code in cells)
            notebook.AddCell(CellKind.Code, code);
        notebook.Save(path);
    }

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(PathOf("in/sub"));
        Save(PathOf("in/a.ipynb"), "# The first\n\nWhat is it?", Cells);
        Save(PathOf("in/polyglot.ipynb"), "# Left out", "#!fsharp\n1");
        Save(PathOf("in/sub/b.ipynb"), "[back](../a.ipynb)", Cells);
        var below = Notebook.Read(PathOf("in/sub/b.ipynb"));
        below.AddCell(CellKind.Markdown, Nested);
        below.Save(PathOf("in/sub/b.ipynb"));
        (ExitCode, Output, Error) = await Tool.RunAsync("notebook", "run", PathOf("in"), "--to", "html", "--out", PathOf("out"));
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
