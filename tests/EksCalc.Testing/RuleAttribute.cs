using Xunit.v3;

namespace EksCalc.Testing;

/// <summary>Says which of the rules in <c>docs/rules.md</c> a test checks; <c>--filter-trait Rule=R07</c> runs its tests.</summary>
/// <param name="ids">The rules' ids.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RuleAttribute(params string[] ids) : Attribute, ITraitAttribute
{
    /// <summary>The rules' ids.</summary>
    public IReadOnlyList<string> Ids => ids;

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [.. ids.Select(id => KeyValuePair.Create("Rule", id))];
}
