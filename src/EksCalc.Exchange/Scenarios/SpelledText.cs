namespace EksCalc.Exchange.Scenarios;

/// <summary>Text that may also stand in a file as a number or boolean without quotes: its spelling counts.</summary>
internal readonly record struct SpelledText(string Text)
{
    public static bool TryRead(string text, out SpelledText value, out string problem)
    {
        value = new SpelledText(text);
        problem = "";
        return true;
    }

    public override string ToString() => Text;
}
