using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EksCalc.Kernel.Notebooks;

namespace EksCalc.Kernel.Html;

/// <summary>
/// The outputs of one document as HTML. What stands in place of a script that outputs share
/// (<c>&lt;script data-shared="name"&gt;</c>) is the document's to say.
/// </summary>
internal sealed partial class OutputHtml(Func<SharedScript, string> place)
{
    /// <summary>The bytes of an output's PNG; null where it has none.</summary>
    public static byte[]? PngOf(JsonObject output)
    {
        if (output["data"] is not JsonObject data || Content(data, "image/png") is not { } base64)
            return null;
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) && length > 0 ? bytes[..length] : null;
    }

    public string ToHtml(JsonObject output) => (string?)output["output_type"] switch
    {
        "stream" => $"<pre class=\"{(MultilineText.Is(output["name"]) && MultilineText.Join(output["name"]) == "stderr" ? "stderr" : "stdout")}\">{Text(MultilineText.Join(output["text"]))}</pre>",
        "error" => $"<pre class=\"error\">{Text(ErrorText(output))}</pre>",
        _ when output["data"] is JsonObject data => Data(data),
        _ => "",
    };

    private string Data(JsonObject data)
    {
        var plain = Content(data, "text/plain") ?? "";
        if (Content(data, "text/html") is { } html)
            return $"<div class=\"html\">{SharedScript().Replace(html, match => place(new SharedScript(match.Groups["name"].Value, match.Groups["text"].Value, match.Value)))}</div>";
        foreach (var type in (string[])["image/png", "image/jpeg", "image/gif"])
        {
            if (Content(data, type) is { } image)
                return Image(type, string.Concat(image.Where(c => !char.IsWhiteSpace(c))), plain);
        }

        // Never inline: an SVG can hold scripts, which a picture does not run.
        if (Content(data, "image/svg+xml") is { } svg)
            return Image("image/svg+xml", Convert.ToBase64String(Encoding.UTF8.GetBytes(svg)), plain);
        if (Content(data, "text/markdown") is { } markdown)
            return $"<div class=\"html\">{MarkdownText.ToHtml(markdown)}</div>";
        return $"<pre>{Text(plain)}</pre>";
    }

    private static string Image(string type, string base64, string words) =>
        $"<img src=\"data:{type};base64,{WebUtility.HtmlEncode(base64)}\" alt=\"{Text(words)}\">";

    private static string? Content(JsonObject data, string mimeType) => MultilineText.Is(data[mimeType]) ? MultilineText.Join(data[mimeType]) : null;

    private static string ErrorText(JsonObject output)
    {
        var lines = output["traceback"] is JsonArray traceback ? traceback.Select(line => MultilineText.Is(line) ? MultilineText.Join(line) : "").ToList() : [];
        var head = $"{Member("ename")}: {Member("evalue")}";
        return lines.Count == 0 ? head : string.Join('\n', lines);

        string Member(string name) => MultilineText.Is(output[name]) ? MultilineText.Join(output[name]) : "";
    }

    private static string Text(string text) => WebUtility.HtmlEncode(TerminalColour().Replace(text, ""));

    [GeneratedRegex("<script data-shared=\"(?<name>[^\"]*)\">(?<text>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex SharedScript();

    [GeneratedRegex(@"\u001b\[[0-9;?]*[ -/]*[@-~]")]
    private static partial Regex TerminalColour();
}
