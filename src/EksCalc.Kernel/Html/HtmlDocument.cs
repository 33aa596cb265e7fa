using System.Net;
using EksCalc.Kernel.Notebooks;

namespace EksCalc.Kernel.Html;

/// <summary>A whole document around what it shows.</summary>
internal static class HtmlDocument
{
    /// <summary>What a page that stands alone may load: what it carries itself.</summary>
    public const string AlonePolicy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; form-action 'none'; base-uri 'none'";

    /// <summary>What a page of a site may load: that, and the site's own scripts and pictures.</summary>
    public const string SitePolicy = "default-src 'none'; script-src 'unsafe-inline' 'self'; style-src 'unsafe-inline'; img-src 'self' data: blob:; font-src data:; form-action 'none'; base-uri 'none'";

    /// <summary>The script of every page.</summary>
    public static readonly string Script = ReadText("page.js");

    private static readonly string PageStyle = ReadText("page.css");
    private static readonly string SiteStyle = PageStyle + ReadText("site.css");

    /// <summary>The document.</summary>
    /// <param name="title">Plain text.</param>
    /// <param name="body">HTML.</param>
    /// <param name="language">The language's code.</param>
    /// <param name="edition">For whom.</param>
    /// <param name="siteScript">The script's place as the page sees it, if the document is one of a site; null where it stands alone.</param>
    /// <param name="app">The place of the site's app as the page sees it; null where there is none.</param>
    public static string Of(string title, string body, string language, NotebookEdition edition, string? siteScript, string? app = null) => $"""
        <!DOCTYPE html>
        <html lang="{language}">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{(siteScript is null ? AlonePolicy : SitePolicy)}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">{(app is null ? "" : $"\n<meta name=\"app\" content=\"{WebUtility.HtmlEncode(app)}\">")}
        <title>{WebUtility.HtmlEncode(title)}</title>
        <style>
        {(siteScript is null ? PageStyle : SiteStyle)}</style>
        </head>
        <body{(edition == NotebookEdition.Trainee ? " data-edition=\"trainee\"" : "")}>
        <main>
        {body}</main>
        {(siteScript is null ? $"<script>\n{Script}</script>" : $"<script src=\"{siteScript}\"></script>")}
        </body>
        </html>

        """;

    private static string ReadText(string name)
    {
        using var reader = new StreamReader(typeof(HtmlDocument).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
