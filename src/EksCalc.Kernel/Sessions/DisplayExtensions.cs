namespace EksCalc.Kernel.Sessions;

/// <summary>What every cell can call on any value.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value now, before the cell ends.</summary>
    /// <param name="value">Any value; null is shown as null.</param>
    /// <returns>What was shown, to show another value in its place later.</returns>
    /// <exception cref="Values.ValueFormattingException">The value's own formatter threw.</exception>
    public static DisplayedValue Display<T>(this T value) => CellCommands.display(value);
}
