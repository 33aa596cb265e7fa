namespace EksCalc.Notebooks;

/// <summary>A whole page around fragments of HTML.</summary>
internal static class HtmlPage
{
    /// <summary>A page that follows the reader's choice of light or dark.</summary>
    /// <param name="title">Plain text.</param>
    /// <param name="body">HTML.</param>
    public static string Of(string title, string body) => $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; form-action 'none'; base-uri 'none'">
        <title>{{Html.Encode(title)}}</title>
        <style>{{EmbeddedText.PageStyle}}</style>
        </head>
        <body>
        <main>
        {{body}}</main>
        </body>
        </html>

        """;
}
