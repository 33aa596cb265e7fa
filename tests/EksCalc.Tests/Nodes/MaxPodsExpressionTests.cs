using System.Globalization;
using CsCheck;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Testing;

namespace EksCalc.Tests.Nodes;

[Rule("R13", "R16")]
public class MaxPodsExpressionTests
{
    private static readonly InstanceType Large = InstanceCatalog.Default.Get("m5.large");

    [Theory]
    [InlineData("417", 417)]
    [InlineData("(default_enis * (ips_per_eni - 1)) + 2", 29)] // amazon-eks-ami, nodeadm's own cases.
    [InlineData("((default_enis - 1) * (ips_per_eni - 1)) + 2", 20)]
    [InlineData("max_pods + 2", 31)]
    [InlineData("max_pods > 110 ? 110 : max_pods", 29)]
    [InlineData("max(min(max_pods * 16, 110), 8)", 110)]
    [InlineData("math.least(max_pods, vcpus * 10)", 20)]
    [InlineData("math.greatest(memory_mib, 1) / 1024", 8)]
    [InlineData("physical_memory_mib % 1000", 192)]
    [InlineData("vcpus < 30 && !(vcpus == 4) || false ? 7 : 8", 7)]
    [InlineData("vcpus <= 2 ? vcpus >= 2 ? 3 : 4 : vcpus != 2 ? 5 : 6", 3)]
    [InlineData("-7 / 2 + 10", 7)]
    [InlineData("- -3 -\t1\n", 2)]
    [InlineData("2 - 3 - -4 * 2", 7)]
    public void Of_LargeNode_IsWhatCelSays(string text, int pods) => Assert.Equal(pods, MaxPodsExpression.Parse(text).Of(Large, 29));

    [Theory]
    [InlineData("0")]
    [InlineData("max_pods - 29")]
    [InlineData("max_pods / (vcpus - 2)")]
    [InlineData("max_pods % (vcpus - 2)")]
    [InlineData("9223372036854775807 + 1")]
    [InlineData("(-9223372036854775807 - 1) / -1")]
    [InlineData("2147483648")]
    public void Of_NoNumberOfPods_IsNull(string text) => Assert.Null(MaxPodsExpression.Parse(text).Of(Large, 29));

    [Fact]
    public void Of_VCpusThatAreNotKnown_IsNull() => Assert.Null(MaxPodsExpression.Parse("vcpus").Of(Large with { VCpus = null }, 29));

    [Theory]
    [InlineData("", "column 1: a number, a name or '(' expected, the end found.")]
    [InlineData("max_pods +", "column 11: a number, a name or '(' expected, the end found.")]
    [InlineData("max_pod + 2", "column 1: There is no variable 'max_pod'; did you mean max_pods?")]
    [InlineData("max_pods 2", "column 10: the end expected, '2' found.")]
    [InlineData("(max_pods", "column 10: ')' expected, the end found.")]
    [InlineData("max_pods ? 1 : 2", "column 1: A truth value expected, a number found.")]
    [InlineData("max_pods > 2", "column 1: A number expected, a truth value found.")]
    [InlineData("1 + (2 > 1)", "column 5: A number expected, a truth value found.")]
    [InlineData("true ? 1 : false", "column 12: A number expected, a truth value found.")]
    [InlineData("min(1, true)", "column 8: A number expected, a truth value found.")]
    [InlineData("!3", "column 2: A truth value expected, a number found.")]
    [InlineData("99999999999999999999", "column 1: The number has more than 64 bits.")]
    [InlineData("1.5", "column 2: the end expected, '.5' found.")]
    [InlineData("1\0", "column 2: the end expected, '\\u0000' found.")]
    public void Parse_NoExpression_SaysWhereAndWhy(string text, string problem)
    {
        Assert.False(MaxPodsExpression.TryRead(text, out _, out var found));
        Assert.EndsWith(problem, found, StringComparison.Ordinal);
        Assert.Throws<InvalidInputException>(() => MaxPodsExpression.Parse(text));
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("-", "")]
    [InlineData("1 > 2 ? 1 : ", "")]
    public void Parse_DeeplyNested_IsRefused(string before, string after)
    {
        Assert.Equal(1, Math.Abs(MaxPodsExpression.Parse(Nested(20)).Of(Large, 29) ?? 1));
        Assert.Contains("Nested more than 64 deep", Assert.Throws<InvalidInputException>(() => MaxPodsExpression.Parse(Nested(70))).Message, StringComparison.Ordinal);
        Assert.Contains("at most 1000 characters", Assert.Throws<InvalidInputException>(() => MaxPodsExpression.Parse(Nested(1_000))).Message, StringComparison.Ordinal);

        string Nested(int times) => string.Concat(Enumerable.Repeat(before, times)) + "1" + string.Concat(Enumerable.Repeat(after, times));
    }

    // The other way: a tree is made first, its value and its text follow from it.
    [Fact]
    public void Of_AnyTree_IsItsValue()
    {
        var trees = Gen.Recursive<(string Text, long? Value)>((depth, inner) => depth > 4
            ? Gen.Int[0, 40].Select(number => (number.ToString(CultureInfo.InvariantCulture), (long?)number))
            : Gen.Select(inner, inner, Gen.Int[0, 5]).Select((left, right, sign) => sign switch
            {
                0 => ($"({left.Text} + {right.Text})", Fitting(left.Value, right.Value, (one, other) => one + other)),
                1 => ($"({left.Text} - {right.Text})", Fitting(left.Value, right.Value, (one, other) => one - other)),
                2 => ($"({left.Text} * {right.Text})", Fitting(left.Value, right.Value, (one, other) => one * other)),
                3 => ($"max({left.Text}, {right.Text})", Fitting(left.Value, right.Value, Int128.Max)),
                4 => ($"({left.Text} < {right.Text} ? {left.Text} : {right.Text})", Fitting(left.Value, right.Value, Int128.Min)),
                _ => left,
            }));
        var real = 0;
        trees.Where(tree => tree.Text.Length <= 1_000).ForAll(
            tree =>
            {
                var pods = tree.Value is >= 1 and <= int.MaxValue ? (int?)tree.Value : null;
                Interlocked.Add(ref real, pods is null ? 0 : 1);
                Assert.Equal(pods, MaxPodsExpression.Parse(tree.Text).Of(Large, 29));
            },
            iter: 2_000);
        Assert.True(real > 500, $"{real} with a number of pods.");

        static long? Fitting(Int128? left, Int128? right, Func<Int128, Int128, Int128> operation) =>
            left is { } one && right is { } other && operation(one, other) is var value && value >= long.MinValue && value <= long.MaxValue ? (long)value : null;
    }
}
