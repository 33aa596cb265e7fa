using EksCalc.Cli.Output;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

public sealed class TextTableTests
{
    [Fact]
    public void Write_AnyTableAtAnyWidth_SplitsNoWordAndKeepsTheWidth()
    {
        var random = new Random(15);
        var (upright, turned, below) = (new RealCases(), new RealCases(), new RealCases());
        for (var number = 0; number < 3_000; number++)
        {
            var (result, width) = (Any(random), random.Next(20, 160));

            var lines = Lines(result, width);

            var text = string.Join('\n', lines);
            foreach (var word in result.Rows.SelectMany(row => row).OfType<string>().SelectMany(cell => cell.Split(' ')).Where(word => word.All(char.IsAscii)))
                Assert.Contains(word, text, StringComparison.Ordinal);
            foreach (var value in result.Rows.SelectMany(row => row).OfType<int>())
                Assert.Contains(FormattableString.Invariant($"{value:N0}"), text, StringComparison.Ordinal);
            var longest = result.Rows.SelectMany(row => row).Append("").Max(cell => TextCells.LongestWord($"{cell:N0}"));
            Assert.All(lines, line => Assert.InRange(TextCells.Width(line), 0, Math.Max(width, longest + 20)));
            Assert.All(lines, line => Assert.Equal(line.TrimEnd(), line));
            (lines[0].StartsWith("Name  ", StringComparison.Ordinal) && !text.Contains("Col1:", StringComparison.Ordinal) ? upright : below).Add();
            if (lines.Count > 2 && lines[2].StartsWith("Col1", StringComparison.Ordinal))
                turned.Add();
        }

        upright.AtLeast(500);
        below.AtLeast(100);
        turned.AtLeast(200);
    }

    [Fact]
    public void Write_Room_IsAPlainTable() => Assert.Equal(
        ["Subnet  CIDR          Free  Fits", "------  -----------  -----  ----", "a       10.0.0.0/24      7  yes", "가나    10.0.1.0/24  1,234  no"],
        Lines(Small, 80));

    [Fact]
    public void Write_Narrow_TurnsRowsIntoColumns() => Assert.Equal(
        ["Subnet  a", "------  -----------", "CIDR    10.0.0.0/24"], Lines(Small, 24).Take(3));

    [Fact]
    public void Write_NameWithControlCharacters_SpellsThemOut()
    {
        var result = Small with { Rows = [["\e[31mred\a", "x", 1, "yes"]] };

        Assert.Contains("\\u001b[31mred\\u0007", string.Join('\n', Lines(result, 80)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("10.0.0.0/24 10.0.1.0/24", 5, "10.0.0.0/24|10.0.1.0/24")]
    [InlineData("takes 80 % of it", 8, "takes|80 % of|it")]
    [InlineData("  indented words wrap", 12, "  indented|    words|    wrap")]
    [InlineData("파드 주소가 모자랍니다", 12, "파드 주소가|모자랍니다")]
    [InlineData("网络地址不足。请扩大子网", 10, "网络地址不|足。请扩大|子网")]
    [InlineData("Do:  two spaces stay", 12, "Do:  two|spaces stay")]
    [InlineData("a\nb c", 1, "a|b|c")]
    public void Wrap_Text_BreaksAtWords(string text, int width, string lines) => Assert.Equal(
        lines.Split('|'), TextCells.Wrap(text, width, text.StartsWith(' ') ? 2 : 0));

    private static Result Small => new(["Subnet", "CIDR", "Free", "Fits"], [["a", "10.0.0.0/24", 7, "yes"], ["가나", "10.0.1.0/24", 1234, "no"]], "", ToolJson.Default.KernelListJson);

    private static Result Any(Random random)
    {
        string[] words = ["10.20.0.0/24", "eu-west-1a", "WARM_IP_TARGET=2", "가나다라", "子网地址", "of", "the", "address", "1,234", "yes", "ünïcode", "m5.large"];
        var columns = random.Next(1, 14);
        var sentences = Enumerable.Range(0, columns).Select(_ => random.Next(4) == 0).ToList();
        var numbers = Enumerable.Range(0, columns).Select(column => column > 0 && random.Next(2) == 0).ToList();
        return Small with
        {
            Columns = [.. Enumerable.Range(0, columns).Select(column => column == 0 ? "Name" : $"Col{column}" + (random.Next(3) == 0 ? " more words" : ""))],
            Rows = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => (IReadOnlyList<object?>)[.. Enumerable.Range(0, columns).Select(column => (object?)(
                numbers[column] ? random.Next(0, 1_000_000) : string.Join(' ', Enumerable.Range(0, sentences[column] ? random.Next(5, 25) : random.Next(1, 2)).Select(_ => words[random.Next(words.Length)]))))])],
        };
    }

    private static List<string> Lines(Result result, int width)
    {
        using var output = new StringWriter { NewLine = "\n" };
        TextTable.Write(result, new Screen(width, HasColors: false), output);
        return [.. output.ToString().TrimEnd('\n').Split('\n')];
    }
}
