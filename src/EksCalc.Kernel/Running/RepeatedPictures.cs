using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EksCalc.Kernel.Notebooks;
using EksCalc.Kernel.Values;

namespace EksCalc.Kernel.Running;

/// <summary>
/// Keeps each picture once in a notebook that is kept with pictures: where one comes again, words stand for it. A document at
/// a notebook's end would otherwise double its size.
/// </summary>
internal sealed partial class RepeatedPictures
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    /// <summary>Takes from a cell's outputs what earlier ones show.</summary>
    public void TakeFrom(JsonObject output)
    {
        if (output["data"] is not JsonObject data)
            return;
        if (MultilineText.Is(data[MimeTypes.Png]) && !seen.Add(MultilineText.Join(data[MimeTypes.Png]).Trim()))
            data.Remove(MimeTypes.Png);
        if (MultilineText.Is(data[MimeTypes.Html]) && MultilineText.Join(data[MimeTypes.Html]) is var html && Picture().IsMatch(html))
            data[MimeTypes.Html] = MultilineText.Split(Picture().Replace(html, WordsOrPicture));
    }

    private string WordsOrPicture(Match picture) => seen.Add(picture.Groups["content"].Value)
        ? picture.Value
        : $"<em data-pictured=\"above\">Pictured above: {WebUtility.HtmlEncode(FirstLine(WebUtility.HtmlDecode(picture.Groups["words"].Value)))}</em>";

    private static string FirstLine(string text) => text.Split('\n', 2)[0];

    [GeneratedRegex("<img src=\"data:image/png;base64,(?<content>[^\"]+)\" alt=\"(?<words>[^\"]*)\"[^>]*>")]
    private static partial Regex Picture();
}
