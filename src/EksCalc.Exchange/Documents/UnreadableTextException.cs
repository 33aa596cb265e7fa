namespace EksCalc.Exchange.Documents;

/// <summary>Ends the reading of a text: it is not YAML from some place on, too deep or too large.</summary>
internal sealed class UnreadableTextException(Position at, string message) : Exception(message)
{
    public Position At { get; } = at;
}
