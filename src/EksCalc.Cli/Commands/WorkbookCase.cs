using System.Text.Json;
using EksCalc.Workbook;

namespace EksCalc.Cli.Commands;

/// <summary>One line of a file of cases.</summary>
/// <param name="Line">Its number in the file, from 1.</param>
/// <param name="Sheet">The sheet.</param>
/// <param name="Input">Its input cells.</param>
/// <param name="InputJson">The same as written.</param>
/// <param name="Expected">The result that somebody expects; null where the line has none.</param>
internal sealed record WorkbookCase(int Line, WorkbookSheet Sheet, WorkbookInput Input, JsonElement InputJson, JsonElement? Expected)
{
    /// <summary>The sheets by their names in the workbook.</summary>
    public static readonly IReadOnlyDictionary<string, WorkbookSheet> Sheets = new Dictionary<string, WorkbookSheet>
    {
        ["WarmENI"] = WorkbookSheet.WarmEni,
        ["WarmIP"] = WorkbookSheet.WarmIp,
    };

    /// <summary>The sheet's name in the workbook.</summary>
    public string SheetName => Sheets.First(sheet => sheet.Value == Sheet).Key;
}
