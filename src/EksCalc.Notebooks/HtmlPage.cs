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
        <title>{{Html.Encode(title)}}</title>
        <style>:root { color-scheme: light dark } body { font-family: system-ui, sans-serif; margin: 16px }</style>
        </head>
        <body>
        {{body}}</body>
        </html>

        """;
}
