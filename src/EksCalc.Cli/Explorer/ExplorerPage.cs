using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EksCalc.Cli.Explorer;

/// <summary>The explorer as one page that needs nothing beside it: it works from disk, and asks for nothing.</summary>
/// <remarks>What the runtime loads is in the page, compressed; the page unpacks it. Scripts and styles are allowed by their hashes alone.</remarks>
internal static partial class ExplorerPage
{
    private const string Entry = "main.js";
    private const string Worker = "worker.js";

    /// <summary>The page.</summary>
    /// <param name="files">The explorer's files.</param>
    /// <param name="input">A file that it opens with; null for none.</param>
    public static string Of(ExplorerFiles files, ExplorerInput? input = null)
    {
        var script = InScript(ScriptBundle.Of(Entry, files.TextOf));
        var style = files.TextOf("app.css");
        var page = files.TextOf("index.html");
        page = Policy().Replace(page, _ => $"""
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-{Hash(script)}' 'wasm-unsafe-eval' blob:; style-src 'sha256-{Hash(style)}'; img-src data:; worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'">
            """);
        page = page.Replace("""<link rel="stylesheet" href="app.css">""", $"<style>{style}</style>", StringComparison.Ordinal);
        page = page.Replace($"""<script type="module" src="{Entry}"></script>""", "", StringComparison.Ordinal);
        var end = page.LastIndexOf("</body>", StringComparison.Ordinal);
        // What is shown first stands first: the script starts while the rest of the page is still coming.
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"""<script type="application/json" id="answers">{FirstAnswers.Of(input)}</script>{"\n"}""");
        if (input is not null)
            body.Append(CultureInfo.InvariantCulture, $"""<script type="application/json" id="input">{JsonSerializer.Serialize(input, ExplorerJson.Default.ExplorerInput)}</script>{"\n"}""");
        body.Append(CultureInfo.InvariantCulture, $"""<script type="module" async>{script}</script>{"\n"}""");
        foreach (var name in files.Names.Where(name => name == Worker || name.StartsWith("_framework/", StringComparison.Ordinal)))
            body.Append(CultureInfo.InvariantCulture, $"""<script type="application/octet-stream" data-asset="{name}">{Convert.ToBase64String(Compressed(files[name]))}</script>{"\n"}""");
        return page.Insert(end, body.ToString());
    }

    // A script ends at the first such tag, also within a text.
    private static string InScript(string script) => script.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static byte[] Compressed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    [GeneratedRegex("""<meta http-equiv="Content-Security-Policy"[^>]*>""")]
    private static partial Regex Policy();
}
