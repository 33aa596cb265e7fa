using System.Globalization;
using System.Text;
using EksCalc.Testing;

namespace EksCalc.Exchange.Tests;

/// <summary>Files made to exhaust memory or time are refused early.</summary>
public class ScenarioLimitTests
{
    [Fact]
    public void Read_FileOf200MiB_IsNotOpened()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("large.yaml");
        // Locked against reading: opening it would be another problem.
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        file.SetLength(200L * 1024 * 1024);

        var error = Assert.Throws<InvalidInputException>(() => ScenarioFile.Read(path));

        Assert.Equal("The file is larger than 4 MiB, the most that is read.", error.Problems.Single().Message);
    }

    [Fact]
    public void Read_EndlessStream_IsLeftSoonAfterTheLimit()
    {
        using var stream = new EndlessStream();

        var error = Assert.Throws<InvalidInputException>(() => ScenarioFile.Read(stream, "endless.yaml"));

        Assert.Equal("endless.yaml: The file is larger than 4 MiB, the most that is read.", error.Message);
        Assert.InRange(stream.BytesRead, ScenarioFile.MaxBytes, ScenarioFile.MaxBytes + (256 * 1024));
    }

    [Fact]
    public void Read_AliasesOfAliases_AreNotFollowed()
    {
        var text = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (var level = 'b'; level <= 'z'; level++)
            text.Append(CultureInfo.InvariantCulture, $"{level}: &{level} [").AppendJoin(", ", Enumerable.Repeat($"*{(char)(level - 1)}", 9)).Append("]\n");

        var problems = Problems(text.ToString());

        Assert.Equal("a (line 1, column 4): The anchor &a is not supported; remove it.", problems[0].ToString());
        Assert.Contains(problems, problem => problem.Message.StartsWith("The alias *a refers to another place", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void Read_DeepNesting_IsLeftAtTheLimit(string opening) =>
        Assert.Contains("nested more than 32 deep", Problems(string.Concat(Enumerable.Repeat(opening, 100_000)))[^1].Message, StringComparison.Ordinal);

    [Fact]
    public void Read_ManyValues_IsLeftAtTheLimit() =>
        Assert.Contains("more than 50000 values", Problems("name: [" + string.Concat(Enumerable.Repeat("0,", 1_000_000)) + "]")[^1].Message, StringComparison.Ordinal);

    /// <summary>Nothing is looked for, compared or suggested for each pair of values: these would take minutes.</summary>
    [Theory]
    [InlineData("vpc: { cidrs: [10.0.0.0/16] }\nsubnets: [", "{ name: s#, zone: eu-west-1a, cidr: 10.0.0.0/24 }, ", 7_000, "]")]
    [InlineData("vpc: { cidrs: [", "10.0.0.#/17, ", 48_000, "] }\nsubnets: []")]
    [InlineData("nodeGroups: [{ instanceTypes: [", "m5.#xlarge, ", 48_000, "] }]")]
    [InlineData("nodeGroups: [{ zones: [", "eu-west-#a, ", 48_000, "] }]")]
    [InlineData("vpc: { cidrs: [10.0.0.0/16] }\nsubnets: [{ name: s, zone: eu-west-1a, cidr: 10.0.0.0/24 }]\ncluster: { controlPlaneSubnets: [", "s#, ", 48_000, "] }")]
    [InlineData("cni: {", "WARM_IP_TARGET#: 1, ", 24_000, "}")]
    [InlineData("", "nodeGroups#: 1\n", 24_000, "")]
    public void Read_AsManyMistakesAsFit_AreAnswered(string start, string part, int times, string end) =>
        Assert.InRange(
            Problems(start + string.Concat(Enumerable.Range(0, times).Select(index => part.Replace("#", $"{index}", StringComparison.Ordinal))) + end).Count, 2, 101);

    private static IReadOnlyList<InputProblem> Problems(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return Assert.Throws<InvalidInputException>(() => ScenarioFile.Read(stream, "bomb.yaml")).Problems;
    }

    /// <summary>A comment that never ends, and counts how much of it is read.</summary>
    private sealed class EndlessStream : Stream
    {
        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => BytesRead; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'#');
            BytesRead += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
