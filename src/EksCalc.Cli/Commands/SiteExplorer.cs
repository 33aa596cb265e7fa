using System.Text;
using EksCalc.Cli.Explorer;
using EksCalc.Kernel.Html;
using EksCalc.Kernel.Notebooks;

namespace EksCalc.Cli.Commands;

/// <summary>The explorer as a page of a site of notebooks, where one of them has a view that opens it.</summary>
internal static class SiteExplorer
{
    private const string Place = "explorer/index.html";
    private const string Title = "The explorer: nodes, subnets and clusters with sliders";

    /// <summary>Marks a view of <c>Charts.Explore</c> in an output.</summary>
    private const string Mark = "data-ekscalc-explorer=";

    /// <summary>The page; null where no notebook needs it, or it is not built, which is said.</summary>
    public static SiteApp? For(IReadOnlyList<Notebook> notebooks, ToolConsole console)
    {
        if (!notebooks.Any(notebook => notebook.Cells.Any(cell => cell.Outputs.Any(output => output["data"]?["text/html"] is { } html && html.ToString().Contains(Mark, StringComparison.Ordinal)))))
            return null;
        try
        {
            return new SiteApp(Place, Title, Encoding.UTF8.GetBytes(ExplorerPage.Of(ExplorerFiles.Read())));
        }
        catch (InvalidInputException missing)
        {
            console.Note($"Views do not open in the explorer here: {missing.Problems[0].Message}");
            return null;
        }
    }
}
