using System.Text.Json;
using PuppeteerSharp;

namespace EksCalc.Testing;

/// <summary>What <see href="https://github.com/dequelabs/axe-core">axe-core</see> finds on a page: missing names, faint text, headings out of order.</summary>
public static class Accessibility
{
    private const string Find = """
        async () => {
          var found = await axe.run(document, { resultTypes: ["violations"] });
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
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.EvaluateExpressionAsync(Script.Value + ";0").ConfigureAwait(false);
        return (await page.EvaluateFunctionAsync<JsonElement>(Find).ConfigureAwait(false)).EnumerateArray().Select(line => line.GetString()!).ToList();
    }
}
