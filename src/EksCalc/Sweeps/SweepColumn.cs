namespace EksCalc.Sweeps;

/// <summary>One column of a sweep's result.</summary>
public abstract class SweepColumn
{
    private protected SweepColumn(string name) => Name = name;

    /// <summary>Its name: a parameter's or a measure's.</summary>
    public string Name { get; }

    /// <summary>What it holds: <see cref="int"/>, <see cref="long"/>, <see cref="double"/>, <see cref="bool"/> or <see cref="string"/>.</summary>
    public abstract Type ElementType { get; }

    /// <summary>The value in a row, boxed.</summary>
    /// <param name="row">From 0.</param>
    public abstract object? ValueAt(int row);
}

/// <summary>One column of a sweep's result, with its type.</summary>
/// <typeparam name="T">What it holds.</typeparam>
public sealed class SweepColumn<T> : SweepColumn
{
    private readonly T[] values;
    private readonly int repeat;

    /// <summary>A column of given values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">A value a row, or a parameter's values, which come round again and again.</param>
    /// <param name="repeat">Rows in which a value stands before the next one follows.</param>
    internal SweepColumn(string name, T[] values, int repeat = 1)
        : base(name) => (this.values, this.repeat) = (values, repeat);

    /// <inheritdoc/>
    public override Type ElementType => typeof(T);

    /// <summary>The value in a row.</summary>
    /// <param name="row">From 0.</param>
    public T this[int row] => values[row / repeat % values.Length];

    /// <inheritdoc/>
    public override object? ValueAt(int row) => this[row];

    /// <summary>Copies rows.</summary>
    /// <param name="firstRow">The first of them.</param>
    /// <param name="destination">Where they go; its length says how many.</param>
    public void CopyTo(int firstRow, Span<T> destination)
    {
        if (repeat == 1 && firstRow + destination.Length <= values.Length)
        {
            values.AsSpan(firstRow, destination.Length).CopyTo(destination);
            return;
        }

        var (value, left) = (firstRow / repeat % values.Length, repeat - (firstRow % repeat));
        for (var i = 0; i < destination.Length; i++)
        {
            destination[i] = values[value];
            if (--left == 0)
                (value, left) = (value + 1 == values.Length ? 0 : value + 1, repeat);
        }
    }
}
