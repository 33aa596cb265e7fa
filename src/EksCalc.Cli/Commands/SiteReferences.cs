using System.Net;
using EksCalc.Kernel.Html;
using EksCalc.Kernel.Notebooks;

namespace EksCalc.Cli.Commands;

/// <summary>What notebooks refer to, as pages of their site: the rules, each a link with its text wherever its id stands, and the glossary.</summary>
internal static class SiteReferences
{
    private const string RulesPage = "rules.html";

    /// <summary>The way in which a site of notebooks about EKS is made.</summary>
    /// <param name="edition">For whom.</param>
    public static SiteOptions Of(NotebookEdition edition) => new()
    {
        Edition = edition,
        Documents =
        [
            new SiteDocument("docs/rules.md", RulesPage, RulesText()),
            new SiteDocument("docs/glossary.md", "glossary.html", ReadText("glossary.md")),
            new SiteDocument("docs/ko/glossary.md", "ko/glossary.html", ReadText("glossary.ko.md")),
        ],
        Terms = [.. Rules.All.Select(rule => new SiteTerm(rule.Id.ToString(), $"{RulesPage}#{rule.Id}", $"{rule.Id}: {rule.Title}"))],
    };

    private static string RulesText() =>
        "# Rules\n\nWhat the model follows, and where it comes from.\n\n| rule | what it says | source |\n|---|---|---|\n"
        + string.Concat(Rules.All.Select(rule => $"| <code id=\"{rule.Id}\">{rule.Id}</code> | {Cell(rule.Title)} | {Cell(rule.Source)} |\n"));

    private static string Cell(string text) => WebUtility.HtmlEncode(text).Replace("|", "\\|", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);

    private static string ReadText(string name)
    {
        using var reader = new StreamReader(typeof(SiteReferences).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
