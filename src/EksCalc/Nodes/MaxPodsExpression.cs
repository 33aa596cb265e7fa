using System.Diagnostics.CodeAnalysis;
using EksCalc.Input;
using EksCalc.Instances;

namespace EksCalc.Nodes;

/// <summary>
/// A <c>maxPodsExpression</c>: max pods as a formula over an instance type's numbers, evaluated as CEL does in 64 bits.
/// </summary>
/// <remarks>
/// <para>R13, R16; awslabs/amazon-eks-ami nodeadm/internal/kubelet/eni_max_pods.go; aws/karpenter-provider-aws pkg/providers/instancetype.</para>
/// <para>Variables: <c>default_enis</c>, <c>ips_per_eni</c>, <c>max_pods</c> (what the node is told without an expression), <c>vcpus</c>, and
/// <c>memory_mib</c>, which nodeadm names <c>physical_memory_mib</c>.</para>
/// <para>Model limits: whole numbers and truth values alone; of functions <c>min</c> and <c>max</c>, also as <c>math.least</c> and <c>math.greatest</c>.</para>
/// </remarks>
public sealed class MaxPodsExpression : IEquatable<MaxPodsExpression>
{
    /// <summary>Most characters of an expression that is read.</summary>
    internal const int MostCharacters = 1_000;

    private readonly ExpressionTerm<long> term;

    private MaxPodsExpression(string text, ExpressionTerm<long> term) => (Text, this.term) = (text, term);

    /// <summary>The expression as it was written.</summary>
    public string Text { get; }

    /// <summary>Reads an expression.</summary>
    /// <param name="text">CEL, such as <c>((default_enis - 1) * (ips_per_eni - 1)) + 2</c>; at most 1,000 characters.</param>
    /// <exception cref="InvalidInputException">It is none; the message names the column.</exception>
    public static MaxPodsExpression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryRead(text, out var expression, out var problem) ? expression : throw new InvalidInputException("maxPodsExpression", problem);
    }

    /// <summary>Max pods of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="usual">What its nodes are told without an expression: <c>max_pods</c>.</param>
    /// <returns>1 to 2^31 - 1; null where there is none: a number that is not known or does not fit, a division by 0, a result below 1.</returns>
    public int? Of(InstanceType type, int usual) => Of(type, usual, out _);

    /// <summary>Max pods of a type, or why there is no number.</summary>
    /// <param name="type">The type.</param>
    /// <param name="usual">What its nodes are told without an expression.</param>
    /// <param name="problem">Why, to stand after "the expression"; null where there is one.</param>
    internal int? Of(InstanceType type, int usual, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(type);
        try
        {
            var pods = term(new ExpressionValues(type, usual));
            problem = pods is >= 1 and <= int.MaxValue ? null : "gives no number of pods";
            return problem is null ? (int)pods : null;
        }
        catch (Exception failure) when (failure is ArithmeticException or UnknownValueException)
        {
            problem = failure switch
            {
                DivideByZeroException => "divides by 0",
                UnknownValueException => "needs a number that no source gives",
                _ => "has a part of more than 64 bits",
            };
            return null;
        }
    }

    /// <summary>Whether it is written in the same way.</summary>
    public bool Equals(MaxPodsExpression? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MaxPodsExpression);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The expression as it was written.</summary>
    public override string ToString() => Text;

    /// <summary>Reads an expression, or says why it is none.</summary>
    internal static bool TryRead(string text, [MaybeNullWhen(false)] out MaxPodsExpression expression, out string problem)
    {
        (expression, problem) = (null, "");
        if (text.Length > MostCharacters)
        {
            problem = $"An expression of at most {MostCharacters} characters expected, {text.Length} found.";
            return false;
        }

        try
        {
            expression = new MaxPodsExpression(text, new ExpressionParser(text).Number());
            return true;
        }
        catch (ExpressionException mistake)
        {
            problem = $"{ShownText.Quoted(text)}, column {mistake.Column}: {mistake.Message}";
            return false;
        }
    }
}
