namespace EksCalc.Exchange.Tests;

public class InputFileTests
{
    /// <summary>A place in a file may begin as the file is called.</summary>
    [Theory]
    [InlineData("n", "nodeGroups (line 1, column 13)", "n: nodeGroups (line 1, column 13)")]
    [InlineData("node", "nodeGroups[0].count (line 1, column 13)", "node: nodeGroups[0].count (line 1, column 13)")]
    [InlineData("n.yaml", "n.yaml (line 1, column 13)", "n.yaml (line 1, column 13)")]
    [InlineData("$", "$.node", "$: $.node")]
    [InlineData("n", "n", "n")]
    [InlineData("n", "n: vpc", "n: vpc")]
    public void Naming_AnyFile_IsNamedOnce(string file, string place, string shown) =>
        Assert.Equal(
            shown,
            Assert.Throws<InvalidInputException>(() => InputFile.Naming<int>(file, () => throw new InvalidInputException(place, "It is wrong."))).Problems.Single().Place);
}
