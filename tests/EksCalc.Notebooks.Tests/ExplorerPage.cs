using PuppeteerSharp;
using Browser = EksCalc.Testing.Browser;

namespace EksCalc.Notebooks.Tests;

/// <summary>A page that tests share, one after the other: plotly.js is read once, a view is put in as Jupyter puts outputs in.</summary>
public sealed class ExplorerPage : IAsyncLifetime
{
    /// <summary>Says that a view's chart is drawn.</summary>
    internal const string IsDrawn = "() => document.querySelector('[data-ekscalc-chart] .main-svg')";

    private const string Insert = """
        html => {
          document.body.innerHTML = html;
          document.body.querySelectorAll("script").forEach(old => { const copy = document.createElement("script"); copy.text = old.textContent; document.head.appendChild(copy).remove(); });
        }
        """;

    private IPage? page;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (page is not null)
            await page.DisposeAsync();
    }

    /// <summary>The page with a view alone, as it is at first.</summary>
    internal async Task<IPage> OfAsync(ExplorerView view)
    {
        if (page is null)
        {
            page = await Browser.NewPageAsync();
            await page.SetViewportAsync(new ViewPortOptions { Width = 1200, Height = 800 });
            await page.SetContentAsync(HtmlPage.Of("t", Notebook.Init().ToHtml()));
        }

        await page.EvaluateFunctionAsync(Insert, view.ToHtml());
        await page.WaitForFunctionAsync(IsDrawn);
        return page;
    }
}
