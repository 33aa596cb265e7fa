namespace EksCalc.Exchange.Documents;

/// <summary>A place in a text, both counted from 1.</summary>
internal readonly record struct Position(long Line, long Column) : IComparable<Position>
{
    public int CompareTo(Position other) => (Line, Column).CompareTo((other.Line, other.Column));

    public override string ToString() => $"line {Line}, column {Column}";
}
