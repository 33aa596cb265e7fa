using EksCalc.Input;

namespace EksCalc.Nodes;

/// <summary>The marks, numbers and names of an expression, one after the other.</summary>
internal sealed class ExpressionTokens(string text)
{
    private int next;

    /// <summary>Where the next one is, from 1 on.</summary>
    public int Column
    {
        get
        {
            while (next < text.Length && text[next] is ' ' or '\t' or '\r' or '\n')
                next++;
            return next + 1;
        }
    }

    /// <summary>Whether there is no other.</summary>
    public bool IsAtEnd => Column > text.Length;

    /// <summary>Takes a mark if it is next.</summary>
    public bool Take(string mark)
    {
        var at = Column - 1;
        if (!text.AsSpan(at).StartsWith(mark, StringComparison.Ordinal))
            return false;
        next = at + mark.Length;
        return true;
    }

    /// <summary>Takes the first of several marks that is next; null where none is. Longer ones come first.</summary>
    public string? TakeAny(params ReadOnlySpan<string> marks)
    {
        foreach (var mark in marks)
        {
            if (Take(mark))
                return mark;
        }

        return null;
    }

    /// <summary>Takes a mark that must be next.</summary>
    public void Require(string mark)
    {
        if (!Take(mark))
            throw Unexpected($"'{mark}'");
    }

    /// <summary>Takes a number of decimal digits; null where none is next.</summary>
    public long? TakeNumber()
    {
        var (at, digits) = (Column, TakeWhile(char.IsAsciiDigit));
        if (digits.Length == 0)
            return null;
        return PlainNumber.TryParse(digits, System.Globalization.NumberStyles.None, out long number)
            ? number
            : throw new ExpressionException(at, "The number has more than 64 bits.");
    }

    /// <summary>Takes a name: letters, digits, underlines and dots; null where none is next.</summary>
    public string? TakeName()
    {
        var name = TakeWhile(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.');
        return name.Length == 0 ? null : name;
    }

    /// <summary>Something else is next than was expected.</summary>
    public ExpressionException Unexpected(string expected) =>
        new(Column, IsAtEnd ? $"{expected} expected, the end found." : $"{expected} expected, {ShownText.Quoted(text[next..Math.Min(next + 10, text.Length)])} found.");

    private string TakeWhile(Func<char, bool> fits)
    {
        var from = Column - 1;
        next = from;
        while (next < text.Length && fits(text[next]))
            next++;
        return text[from..next];
    }
}
