using EksCalc.Interactive.Magics;

namespace EksCalc.Interactive.Tests;

public class CommandLineTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  a \t b  ", "a|b")]
    [InlineData("limits 'm5.*' \"c 5\"", "limits|m5.*|c 5")]
    [InlineData("--env A='b c'd", "--env|A=b cd")]
    [InlineData("'' x", "|x")]
    [InlineData("\"it's\" 'open end", "it's|open end")]
    public void Words_AreAsInAShell(string line, string words) => Assert.Equal(words, string.Join('|', CommandLine.Words(line)));
}
