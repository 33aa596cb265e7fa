namespace EksCalc.Workbook;

/// <summary>What a cell shows where its formula gives no number.</summary>
public enum WorkbookError
{
    /// <summary>It gives a number.</summary>
    None,

    /// <summary><c>#N/A</c>: a lookup finds nothing.</summary>
    NotAvailable,

    /// <summary><c>#DIV/0!</c>: a division by zero.</summary>
    DivisionByZero,

    /// <summary><c>#NUM!</c>: a number beyond a spreadsheet's.</summary>
    NotANumber,
}
