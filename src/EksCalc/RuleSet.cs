using System.Collections;
using System.Runtime.CompilerServices;

namespace EksCalc;

/// <summary>The rules that a statement rests on: a set, in the order of the rules. Compares by what is in it.</summary>
[CollectionBuilder(typeof(RuleSet), nameof(Of))]
public readonly record struct RuleSet : IEnumerable<RuleId>
{
    private readonly UInt128 members;

    private RuleSet(UInt128 members) => this.members = members;

    /// <summary>Their number.</summary>
    public int Count => (int)UInt128.PopCount(members);

    /// <summary>Each with its source, e.g. <c>R07 (EKS best practices, ...); R15 (...)</c>.</summary>
    public string Sources => string.Join("; ", this.Select(EksCalc.Rules.Get));

    /// <summary>The set of some rules.</summary>
    public static RuleSet Of(params ReadOnlySpan<RuleId> rules)
    {
        UInt128 members = 0;
        foreach (var rule in rules)
            members |= UInt128.One << (int)rule;
        return new RuleSet(members);
    }

    /// <summary>The rules of both.</summary>
    public static RuleSet operator |(RuleSet left, RuleSet right) => new(left.members | right.members);

    /// <inheritdoc/>
    public IEnumerator<RuleId> GetEnumerator()
    {
        for (var rest = members; rest != 0; rest &= rest - 1)
            yield return (RuleId)(int)UInt128.TrailingZeroCount(rest);
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary><c>R07, R15</c></summary>
    public override string ToString() => string.Join(", ", this);
}
