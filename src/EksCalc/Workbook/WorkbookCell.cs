using System.Globalization;

namespace EksCalc.Workbook;

/// <summary>
/// A cell's value: a number, or the error that the spreadsheet shows instead. Arithmetic is the spreadsheet's: double
/// precision, and an error in either operand (the left one first) is the result.
/// </summary>
/// <remarks>
/// Model limits: Excel shows a difference that nearly cancels as 0 and compares 15 digits. That is not reproduced; it can
/// matter only where an input is a fraction.
/// </remarks>
public readonly record struct WorkbookCell
{
    /// <summary>Every whole number up to this one, 2^53, is exact in double precision.</summary>
    private const double MostExactWhole = 9_007_199_254_740_992;

    private WorkbookCell(double number, WorkbookError error) => (Number, Error) = (number, error);

    /// <summary>The number; 0 where there is an error.</summary>
    public double Number { get; }

    /// <summary>The error; <see cref="WorkbookError.None"/> where there is a number.</summary>
    public WorkbookError Error { get; }

    /// <summary>Whether the cell shows an error.</summary>
    public bool IsError => Error != WorkbookError.None;

    /// <summary>The number, if it is whole and exact (up to 2^53 either way); else null.</summary>
    public long? Whole => !IsError && Math.Abs(Number) <= MostExactWhole && Math.Floor(Number) == Number ? (long)Number : null;

    /// <summary>A number; <c>#NUM!</c> if it is not finite. A spreadsheet has no negative zero.</summary>
    public static implicit operator WorkbookCell(double number) =>
        double.IsFinite(number) ? new WorkbookCell(number == 0 ? 0 : number, WorkbookError.None) : WorkbookError.NotANumber;

    /// <summary>An error.</summary>
    public static implicit operator WorkbookCell(WorkbookError error) => new(0, error);

    /// <summary><c>left+right</c></summary>
    public static WorkbookCell operator +(WorkbookCell left, WorkbookCell right) => ErrorOf(left, right) ?? left.Number + right.Number;

    /// <summary><c>left-right</c></summary>
    public static WorkbookCell operator -(WorkbookCell left, WorkbookCell right) => ErrorOf(left, right) ?? left.Number - right.Number;

    /// <summary><c>left*right</c></summary>
    public static WorkbookCell operator *(WorkbookCell left, WorkbookCell right) => ErrorOf(left, right) ?? left.Number * right.Number;

    /// <summary><c>left/right</c>; <c>#DIV/0!</c> where <paramref name="right"/> is 0.</summary>
    public static WorkbookCell operator /(WorkbookCell left, WorkbookCell right) =>
        ErrorOf(left, right) ?? (right.Number == 0 ? WorkbookError.DivisionByZero : left.Number / right.Number);

    /// <summary><c>CEILING.MATH(cell)</c>: the next whole number up, towards zero for a negative number.</summary>
    public WorkbookCell Ceiling() => IsError ? this : Math.Ceiling(Number);

    /// <summary><c>IF(cell&lt;other,1,0)</c></summary>
    internal WorkbookCell OneIfLess(WorkbookCell other) => ErrorOf(this, other) ?? (Number < other.Number ? 1 : 0);

    /// <summary>The number (invariant culture), or the error as the spreadsheet shows it: <c>#N/A</c>.</summary>
    public override string ToString() => Error switch
    {
        WorkbookError.None => Number.ToString(CultureInfo.InvariantCulture),
        WorkbookError.NotAvailable => "#N/A",
        WorkbookError.DivisionByZero => "#DIV/0!",
        _ => "#NUM!",
    };

    private static WorkbookCell? ErrorOf(WorkbookCell left, WorkbookCell right) => left.IsError ? left : right.IsError ? right : null;
}
