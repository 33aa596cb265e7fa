using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace EksCalc.Notebooks;

/// <summary>Text for HTML.</summary>
internal static class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Text as it must stand in an element or in a quoted attribute.</summary>
    public static string Encode(string text) => Encoder.Encode(text);
}
