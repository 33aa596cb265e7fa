using System.Reflection;

namespace EksCalc.Notebooks.Figures;

/// <summary>plotly.js as Plotly.NET embeds it, so that charts need no network.</summary>
internal static class PlotlyScript
{
    private const string ResourcePrefix = "Plotly.NET.plotly-";
    private const string ResourceSuffix = ".min.js";

    // The variables hide a page's AMD or CommonJS loader, to which plotly.js would otherwise hand itself over instead of
    // becoming window.Plotly. They are local, so the page's own stay as they are.
    private const string Before = "if (!window.Plotly) (function () { var define, module, exports;\n";
    private const string After = "\n})();";

    private static readonly Assembly Plotly = typeof(Plotly.NET.Layout).Assembly;
    private static readonly string Resource = Array.Find(Plotly.GetManifestResourceNames(), IsScript)
        ?? throw new InvalidOperationException($"{Plotly.GetName()} carries no plotly.js.");

    /// <summary>The version of plotly.js: <c>2.28.0</c>.</summary>
    public static string Version => Resource[ResourcePrefix.Length..^ResourceSuffix.Length];

    /// <summary>The script, to be run in any page.</summary>
    public static string Text
    {
        get
        {
            using var reader = new StreamReader(Plotly.GetManifestResourceStream(Resource)!);
            return Before + reader.ReadToEnd() + After;
        }
    }

    /// <summary>The script as an element.</summary>
    public static string Element => Shared($"plotly-{Version}", Text);

    /// <summary>A script as an element. An exporter keeps the first of all elements with the same <c>data-shared</c>.</summary>
    /// <param name="name">The script's name.</param>
    /// <param name="text">The script.</param>
    public static string Shared(string name, string text) => $"<script data-shared=\"{name}\">\n{text}\n</script>";

    private static bool IsScript(string name) =>
        name.StartsWith(ResourcePrefix, StringComparison.Ordinal) && name.EndsWith(ResourceSuffix, StringComparison.Ordinal);
}
