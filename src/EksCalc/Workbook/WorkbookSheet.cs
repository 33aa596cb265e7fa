namespace EksCalc.Workbook;

/// <summary>The sheets of the workbook that calculate; the others hold their tables.</summary>
public enum WorkbookSheet
{
    /// <summary>Sheet <c>WarmENI</c>: nodes that keep whole ENIs warm.</summary>
    WarmEni,

    /// <summary>Sheet <c>WarmIP</c>: nodes that keep single addresses warm.</summary>
    WarmIp,
}
