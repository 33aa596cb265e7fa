using System.Text;

namespace EksCalc.Interactive.Magics;

/// <summary>A line as a shell takes it apart.</summary>
internal static class CommandLine
{
    /// <summary>The words, between blanks; quotes of either kind hold blanks together and go. A quote that is not closed reaches to the end.</summary>
    public static IEnumerable<string> Words(string line)
    {
        var word = new StringBuilder();
        var quote = '\0';
        var begun = false;
        foreach (var sign in line)
        {
            if (quote != '\0' ? sign == quote : sign is '\'' or '"')
            {
                quote = quote == '\0' ? sign : '\0';
                begun = true;
            }
            else if (quote == '\0' && char.IsWhiteSpace(sign))
            {
                if (begun)
                    yield return word.ToString();
                word.Clear();
                begun = false;
            }
            else
            {
                word.Append(sign);
                begun = true;
            }
        }

        if (begun)
            yield return word.ToString();
    }
}
