using EksCalc.Testing;

namespace EksCalc.Exchange.Tests;

public class MalformedScenarioTests
{
    public static TheoryData<MalformedCase> Cases => [.. MalformedCase.Read()];

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Read_Malformed_SaysWhatAndWhere(MalformedCase row) => Assert.Equal(row.Problems, row.Actual());

    /// <summary>Renews the table when snapshots are accepted.</summary>
    [Fact]
    public void Table_IsAsKept() => Snapshot.MatchFile(MalformedCase.Table(MalformedCase.Read()), MalformedCase.TablePath);
}
