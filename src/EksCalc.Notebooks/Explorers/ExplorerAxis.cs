using System.Globalization;
using EksCalc.Notebooks.Figures;
using EksCalc.Notebooks.Tables;
using EksCalc.Sweeps;

namespace EksCalc.Notebooks.Explorers;

/// <summary>A parameter of an explorer's sweep.</summary>
/// <param name="Name">Its name in the sweep.</param>
/// <param name="Title">It in words.</param>
/// <param name="Values">Its values as the sweep takes them.</param>
/// <param name="Shown">Its values as a person reads them.</param>
/// <param name="Numbers">Its values where they are numbers; otherwise null.</param>
/// <param name="Stride">Rows from one value to the next.</param>
internal sealed record ExplorerAxis(string Name, string Title, IReadOnlyList<string> Values, IReadOnlyList<string> Shown, IReadOnlyList<int>? Numbers, int Stride)
{
    private const string PrefixLength = ".prefixLength";

    /// <summary>The parameter of a sweep's column.</summary>
    public static ExplorerAxis Of(SweepResult sweep, SweepColumn column)
    {
        var values = SweepAxisValues.Of(sweep, column.Name);
        var numbers = column is SweepColumn<int> whole ? Enumerable.Range(0, whole.Cycle).Select(index => whole[index * whole.Repeat]).ToList() : null;
        var isPrefixLength = column.Name == NodeParameters.Subnet.Name || column.Name.EndsWith(PrefixLength, StringComparison.Ordinal);
        return new ExplorerAxis(
            column.Name,
            values.Title,
            [.. Enumerable.Range(0, column.Cycle).Select(index => Convert.ToString(column.ValueAt(index * column.Repeat), CultureInfo.InvariantCulture)!)],
            numbers is null ? values.Names : [.. numbers.Select(number => isPrefixLength ? $"/{number.ToString(CultureInfo.InvariantCulture)}" : CellText.Of(number))],
            numbers,
            values.Stride);
    }

    /// <summary>Which of the values a row has.</summary>
    public int IndexIn(int row) => row / Stride % Values.Count;

    /// <summary>The row with another of the values.</summary>
    public int RowWith(int row, int index) => row + ((index - IndexIn(row)) * Stride);

    /// <summary>The place of a value.</summary>
    /// <exception cref="InvalidInputException">The parameter does not take it.</exception>
    public int IndexOf(string value)
    {
        for (var index = 0; index < Values.Count; index++)
        {
            if (Values[index] == value)
                return index;
        }

        throw new InvalidInputException(Name, $"'{value}' is none of its values in this sweep{NearestNames.DidYouMean(value, Values)}");
    }
}
