namespace EksCalc.Kernel.Sessions;

/// <summary>What every cell can call without a <c>using</c>. The names are those of .NET Interactive.</summary>
public static class CellCommands
{
    /// <summary>Shows a value now, before the cell ends.</summary>
    /// <param name="value">Any value; null is shown as null.</param>
    /// <returns>What was shown, to show another value in its place later.</returns>
    /// <exception cref="Values.ValueFormattingException">The value's own formatter threw.</exception>
    public static DisplayedValue display(object? value)
    {
        var displayed = new DisplayedValue();
        CellScope.Current?.Display(value, displayId: displayed.Id);
        return displayed;
    }

    /// <summary>Takes away what the cell has put out so far.</summary>
    /// <param name="wait">Whether it stays until something new comes, so that nothing flickers.</param>
    public static void clearOutput(bool wait = false) => CellScope.Current?.Put(new ClearOutput(wait));

    /// <summary>Marks text as HTML, to be shown as it is.</summary>
    /// <param name="html">The markup; nothing in it is encoded.</param>
    public static HtmlText HTML(string html) => new(html);
}
