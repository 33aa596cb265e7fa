namespace EksCalc.Kernel.Sessions;

/// <summary>A value that a cell has shown, and that can be shown anew in its place.</summary>
public sealed class DisplayedValue
{
    internal DisplayedValue()
    {
    }

    /// <summary>What the place is called in Jupyter's messages.</summary>
    public string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Shows another value in the same place, also from a later cell.</summary>
    /// <param name="value">Any value; null is shown as null.</param>
    /// <exception cref="Values.ValueFormattingException">The value's own formatter threw.</exception>
    public void Update(object? value) => CellScope.Current?.Display(value, displayId: Id, isUpdate: true);
}
