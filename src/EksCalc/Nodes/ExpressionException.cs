namespace EksCalc.Nodes;

/// <summary>A type's number that an expression asks for is not known.</summary>
internal sealed class UnknownValueException : Exception;

/// <summary>A text is no expression.</summary>
/// <param name="column">Where, from 1 on.</param>
/// <param name="message">What is wrong, in one sentence.</param>
internal sealed class ExpressionException(int column, string message) : Exception(message)
{
    public int Column { get; } = column;
}
