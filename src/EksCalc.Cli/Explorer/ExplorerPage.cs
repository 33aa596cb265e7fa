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
    private const string Index = "index.html";
    private const string Entry = "main.js";
    private const string Worker = "worker.js";

    /// <summary>The page.</summary>
    /// <param name="files">The explorer's files.</param>
    /// <param name="input">A file that it opens with; null for none.</param>
    public static string Of(ExplorerFiles files, ExplorerInput? input = null)
    {
        var script = InScript(ScriptBundle.Of(Entry, files.TextOf));
        var style = files.TextOf("app.css");
        var page = files.TextOf(Index);
        page = Policy().Replace(page, _ => $"""
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-{Hash(script)}' 'wasm-unsafe-eval' blob:; style-src 'sha256-{Hash(style)}'; img-src data:; worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'">
            """);
        page = page.Replace("""<link rel="stylesheet" href="app.css">""", $"<style>{style}</style>", StringComparison.Ordinal);
        page = page.Replace($"""<script type="module" src="{Entry}"></script>""", "", StringComparison.Ordinal);
        var end = page.LastIndexOf("</body>", StringComparison.Ordinal);
        var body = new StringBuilder(Data(input));
        body.Append(CultureInfo.InvariantCulture, $"""<script type="module" async>{script}</script>{"\n"}""");
        foreach (var name in files.Names.Where(name => name == Worker || name.StartsWith("_framework/", StringComparison.Ordinal)))
            body.Append(CultureInfo.InvariantCulture, $"""<script type="application/octet-stream" data-asset="{name}">{Convert.ToBase64String(Compressed(files[name]))}</script>{"\n"}""");
        return page.Insert(end, body.ToString());
    }

    /// <summary>
    /// The same as a site for any static host: its files by their names. The modules are one script, so that a phone asks once; what the runtime
    /// loads stands beside the page and can be kept by the browser.
    /// </summary>
    /// <param name="files">The explorer's files.</param>
    /// <param name="input">A file that it opens with; null for none.</param>
    public static IEnumerable<(string Name, byte[] Content)> SiteOf(ExplorerFiles files, ExplorerInput? input = null)
    {
        const string script = $"""<script type="module" src="{Entry}"></script>""";
        var page = files.TextOf(Index);
        yield return (Index, Encoding.UTF8.GetBytes(page.Replace(script, $"{Data(input)}{script}", StringComparison.Ordinal)));
        yield return (Entry, Encoding.UTF8.GetBytes(ScriptBundle.Of(Entry, files.TextOf)));
        foreach (var name in files.Names.Where(name => name != Index && !IsModule(name)))
            yield return (name, files[name]);
    }

    private static bool IsModule(string name) =>
        name.EndsWith(".js", StringComparison.Ordinal) && name != Worker && !name.StartsWith("_framework/", StringComparison.Ordinal);

    // What is shown first stands first: the script starts while the rest of the page is still coming.
    private static string Data(ExplorerInput? input) =>
        (input is null ? "" : $"""<script type="application/json" id="input">{JsonSerializer.Serialize(input, ExplorerJson.Default.ExplorerInput)}</script>{"\n"}""")
        + $"""<script type="application/json" id="answers">{FirstAnswers.Of(input)}</script>{"\n"}""";

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
