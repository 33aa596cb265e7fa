namespace EksCalc.Notebooks;

/// <summary>A whole page around fragments of HTML.</summary>
internal static class HtmlPage
{
    /// <summary>A page that follows the reader's choice of light or dark.</summary>
    /// <param name="title">Plain text.</param>
    /// <param name="body">HTML.</param>
    /// <param name="style">CSS; null for that of pages.</param>
    /// <param name="mainClass">The class of its main element; empty for none.</param>
    public static string Of(string title, string body, string? style = null, string mainClass = "") => $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; form-action 'none'; base-uri 'none'">
        <title>{{Html.Encode(title)}}</title>
        <style>{{style ?? EmbeddedText.PageStyle}}</style>
        </head>
        <body>
        <main{{(mainClass.Length > 0 ? $" class=\"{mainClass}\"" : "")}}>
        {{body}}</main>
        </body>
        </html>

        """;
}
