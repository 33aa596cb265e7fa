using System.Text.Encodings.Web;
using System.Text.Unicode;
using EksCalc.Input;

namespace EksCalc.Notebooks;

/// <summary>Text for HTML.</summary>
internal static class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Text as it must stand in an element or in a quoted attribute; what nobody sees of it is spelled out.</summary>
    public static string Encode(string text) => Encoder.Encode(ShownText.Lines(text));
}
