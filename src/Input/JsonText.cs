using System.Text.Json;

namespace EksCalc.Input;

/// <summary>Finds what the JSON parser sees only when a text is taken, and then without its place.</summary>
internal static class JsonText
{
    /// <summary>What such a text is, for messages.</summary>
    public const string Wrong = "not text: half of a surrogate pair (\\ud800 to \\udfff) stands alone";

    /// <summary>Deeper than any parser here goes, which says so itself.</summary>
    private const int MostDepth = 1024;

    /// <summary>The first name or text that is no valid Unicode, because half of a surrogate pair stands alone in it; -1 where there is none.</summary>
    /// <param name="json">JSON that is otherwise right, in UTF-8.</param>
    /// <param name="tolerant">The root's member in which texts, unlike names, may be so.</param>
    public static int FirstInvalid(ReadOnlySpan<byte> json, string? tolerant = null)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MostDepth });
        var isTolerant = false;
        while (reader.Read())
        {
            var isName = reader.TokenType == JsonTokenType.PropertyName;
            if (reader.ValueIsEscaped && (isName || (reader.TokenType == JsonTokenType.String && !isTolerant)) && !IsText(reader))
                return (int)reader.TokenStartIndex;
            if (isName && reader.CurrentDepth == 1)
                isTolerant = reader.ValueTextEquals(tolerant);
        }

        return -1;
    }

    private static bool IsText(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
