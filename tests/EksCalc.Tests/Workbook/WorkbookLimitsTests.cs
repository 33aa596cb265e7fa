using EksCalc.Instances;
using EksCalc.Workbook;

namespace EksCalc.Tests.Workbook;

public class WorkbookLimitsTests
{
    [Fact]
    public void InstanceTypes_AreThoseOfBothTables()
    {
        var rows = WorkbookLimits.InstanceTypes.Select(name => Samples.Row(WorkbookSheet.WarmEni, name, 0)).ToList();

        Assert.Equal((507, 497, 495), (rows.Count, rows.Count(row => !row.MaxEnis.IsError), rows.Count(row => !row.MaxPods.IsError)));
        Assert.All(rows, row => Assert.Equal(row.MaxEnis.IsError, row.IpsPerEni.IsError));
    }

    [Fact]
    public void IpsPerEni_TypesOfTheCatalog_AreTheSameThere() =>
        Assert.All(Samples.SharedTypes, name => Assert.Equal(InstanceCatalog.Default.Get(name).Ipv4PerEni, Samples.Row(WorkbookSheet.WarmEni, name, 0).IpsPerEni.Whole));

    [Fact]
    public void MaxEnis_TypesOfTheCatalog_AreTheSameThereButForFour() => Assert.Equal(
        ["dl1.24xlarge", "g5.48xlarge", "h1.16xlarge", "p4d.24xlarge"],
        Samples.SharedTypes.Where(name => InstanceCatalog.Default.Get(name).MaxEnis != Samples.Row(WorkbookSheet.WarmEni, name, 0).MaxEnis.Whole));
}
