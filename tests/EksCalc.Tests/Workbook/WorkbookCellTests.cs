using EksCalc.Workbook;

namespace EksCalc.Tests.Workbook;

public class WorkbookCellTests
{
    private static readonly WorkbookCell NotAvailable = WorkbookError.NotAvailable;
    private static readonly WorkbookCell NotANumber = WorkbookError.NotANumber;

    [Fact]
    public void Arithmetic_AnError_IsTheResultAndTheLeftOneWins()
    {
        Assert.Equal("#N/A", $"{NotAvailable + 1}");
        Assert.Equal("#N/A", $"{1 - NotAvailable}");
        Assert.Equal("#N/A", $"{NotAvailable * NotANumber}");
        Assert.Equal("#NUM!", $"{NotANumber / NotAvailable}");
        Assert.Equal("#N/A", $"{NotAvailable.Ceiling()}");
        Assert.Equal("#N/A", $"{((WorkbookCell)1).OneIfLess(NotAvailable)}");
    }

    [Fact]
    public void Divide_ByZero_IsAnErrorButAnEarlierOneGoesFirst()
    {
        Assert.Equal("#DIV/0!", $"{(WorkbookCell)1 / 0}");
        Assert.Equal("#N/A", $"{NotAvailable / 0}");
    }

    [Theory]
    [InlineData(1e308, 10)]
    [InlineData(-1e308, 10)]
    public void Multiply_BeyondTheRange_IsNum(double one, double other) => Assert.Equal("#NUM!", $"{(WorkbookCell)one * other}");

    [Theory]
    [InlineData(3.0, 3L)]
    [InlineData(-0.0, 0L)]
    [InlineData(2.5, null)]
    [InlineData(9007199254740992.0, 9007199254740992L)]
    [InlineData(9007199254740994.0, null)]
    [InlineData(double.NaN, null)]
    public void Whole_IsTheNumberWhereItIsExact(double number, long? whole) => Assert.Equal(whole, ((WorkbookCell)number).Whole);

    [Fact]
    public void Ceiling_OfASmallNegativeNumber_IsZeroWithoutASign() => Assert.Equal("0", $"{((WorkbookCell)(-0.25)).Ceiling()}");
}
