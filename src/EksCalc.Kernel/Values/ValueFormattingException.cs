namespace EksCalc.Kernel.Values;

/// <summary>A value could not be shown because its own formatter threw.</summary>
public sealed class ValueFormattingException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="valueType">The type of the value.</param>
    /// <param name="what">The formatter, for instance <c>ToHtml()</c>.</param>
    /// <param name="inner">What the formatter threw.</param>
    public ValueFormattingException(Type valueType, string what, Exception inner)
        : base($"{valueType}: {what} threw {inner.GetType()}: {inner.Message}", inner) => ValueType = valueType;

    /// <summary>The type of the value that could not be shown.</summary>
    public Type ValueType { get; }
}
