using System.Text.Json;
using PuppeteerSharp;

namespace EksCalc.Testing;

/// <summary>What <see href="https://github.com/dequelabs/axe-core">axe-core</see> finds on a page: missing names, faint text, headings out of order.</summary>
public static class Accessibility
{
    private const string Find = """
        async only => {
          var found = await axe.run(document, only ? { resultTypes: ["violations"], runOnly: only } : { resultTypes: ["violations"] });
          return found.violations.filter(rule => rule.impact === "serious" || rule.impact === "critical").flatMap(rule => rule.nodes.map(node =>
            rule.id + " (" + rule.impact + "): " + node.target.join(" ") + ": " + (node.any.concat(node.all, node.none).map(check => check.message)[0] || rule.help)));
        }
        """;

    private static readonly Lazy<string> Script = new(() =>
    {
        using var reader = new StreamReader(typeof(Accessibility).Assembly.GetManifestResourceStream("axe.min.js")!);
        return reader.ReadToEnd();
    });

    /// <summary>The serious and critical violations on a page as it stands: rule, element, what is wrong; empty where there are none.</summary>
    /// <param name="page">A page whose clock runs.</param>
    public static Task<IReadOnlyList<string>> ViolationsAsync(IPage page) => FindAsync(page, null);

    /// <summary>Of these the texts with too little contrast, which is what other colours change.</summary>
    /// <param name="page">A page whose clock runs.</param>
    public static Task<IReadOnlyList<string>> FaintTextsAsync(IPage page) => FindAsync(page, "color-contrast");

    private static async Task<IReadOnlyList<string>> FindAsync(IPage page, string? only)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.EvaluateExpressionAsync(Script.Value + ";0").ConfigureAwait(false);
        return (await page.EvaluateFunctionAsync<JsonElement>(Find, only).ConfigureAwait(false)).EnumerateArray().Select(line => line.GetString()!).ToList();
    }
}
