using System.IO.Enumeration;
using EksCalc.Input;

namespace EksCalc.Sweeps;

/// <summary>Names of a list.</summary>
/// <param name="Kind">What the names are, for a person: "an instance type".</param>
/// <param name="Names">The names, in the order in which patterns give them.</param>
internal sealed record NameDomain(string Kind, IReadOnlyList<string> Names) : ISweepDomain
{
    private const int MostInWords = 8;
    private const string Wildcards = "*?";

    /// <summary>true and false.</summary>
    public static NameDomain Switch { get; } = new("a truth value", ["false", "true"]);

    /// <inheritdoc/>
    public string Words => Names.Count <= MostInWords ? string.Join(", ", Names) : $"{Kind}, or a pattern such as {Names[0].Split('.')[0]}.*";

    /// <inheritdoc/>
    public IEnumerable<SweepValue> Read(string place, string part)
    {
        // In a plain name, only * and ? are special.
        var found = Names.Where(name => FileSystemName.MatchesSimpleExpression(part.Replace("\\", "\\\\", StringComparison.Ordinal), name)).Select(SweepValue.Of).ToList();
        return found.Count > 0 ? found : throw Unknown(place, part);
    }

    /// <inheritdoc/>
    public void Check(string place, SweepValue value)
    {
        if (value.Text is null || !Names.Contains(value.Text))
            throw Unknown(place, value.ToString());
    }

    private InvalidInputException Unknown(string place, string part)
    {
        if (part.AsSpan().ContainsAny(Wildcards))
            return new InvalidInputException(place, $"{ShownText.Quoted(part)} matches no name: {Words}.");
        var near = NearestNames.DidYouMean(part, Names);
        return new InvalidInputException(place, $"{ShownText.Quoted(part)} is not {Kind}{(near.Length > 0 ? near : $": {Words}.")}");
    }
}
