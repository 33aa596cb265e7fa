using System.Globalization;

namespace EksCalc.Workbook;

/// <summary>
/// The workbook's own tables (<c>data/workbook-limits.csv</c>, with its provenance): older than
/// <see cref="Instances.InstanceCatalog"/>, and not the same types in both of them.
/// </summary>
internal static class WorkbookLimits
{
    private static readonly Lazy<Dictionary<string, Limits>> Embedded = new(Read);

    /// <summary>The types that sheet <c>maxENI</c>, sheet <c>maxPods</c> or both have, sorted by name (ordinal).</summary>
    public static IEnumerable<string> InstanceTypes => Embedded.Value.Keys;

    /// <summary>Sheet <c>maxENI</c>: ENIs of a type; <c>#N/A</c> where it is not there, a blank cell being in no row of that table.</summary>
    internal static WorkbookCell MaxEnis(string? instanceType) => Find(instanceType)?.MaxEnis ?? WorkbookError.NotAvailable;

    /// <summary>Sheet <c>maxENI</c>: addresses of one ENI of a type.</summary>
    internal static WorkbookCell IpsPerEni(string? instanceType) => Find(instanceType)?.IpsPerEni ?? WorkbookError.NotAvailable;

    /// <summary>
    /// Sheet <c>maxPods</c>: pods of a type. The table goes on to the end of its sheet, so that a blank cell is found in its
    /// blank rows, and gives 0.
    /// </summary>
    internal static WorkbookCell MaxPods(string? instanceType) =>
        instanceType is null ? 0 : Find(instanceType)?.MaxPods ?? WorkbookError.NotAvailable;

    private static Limits? Find(string? instanceType) =>
        instanceType is not null && Embedded.Value.TryGetValue(instanceType, out var limits) ? limits : null;

    private static Dictionary<string, Limits> Read()
    {
        using var stream = typeof(WorkbookLimits).Assembly.GetManifestResourceStream("workbook-limits.csv")!;
        using var text = new StreamReader(stream);
        var rows = new Dictionary<string, Limits>(StringComparer.OrdinalIgnoreCase);
        text.ReadLine();
        while (text.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            rows.Add(fields[0], new Limits(Cell(fields[1]), Cell(fields[2]), Cell(fields[3])));
        }

        return rows;
    }

    private static WorkbookCell Cell(string field) =>
        field.Length == 0 ? WorkbookError.NotAvailable : int.Parse(field, NumberStyles.None, CultureInfo.InvariantCulture);

    private readonly record struct Limits(WorkbookCell MaxEnis, WorkbookCell IpsPerEni, WorkbookCell MaxPods);
}
