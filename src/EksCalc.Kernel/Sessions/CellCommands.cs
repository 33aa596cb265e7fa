namespace EksCalc.Kernel.Sessions;

/// <summary>What every cell can call without a <c>using</c>. The names are those of .NET Interactive.</summary>
public static class CellCommands
{
    /// <summary>Shows a value now, before the cell ends.</summary>
    /// <param name="value">Any value; null is shown as null.</param>
    /// <exception cref="Values.ValueFormattingException">The value's own formatter threw.</exception>
    public static void display(object? value) => CellScope.Current?.Display(value);

    /// <summary>Marks text as HTML, to be shown as it is.</summary>
    /// <param name="html">The markup; nothing in it is encoded.</param>
    public static HtmlText HTML(string html) => new(html);
}
