namespace EksCalc;

/// <summary>What is wrong with a value. The names that are nearest to it are looked for only if somebody is to read them.</summary>
/// <param name="Text">A sentence; without its full stop where there are names to choose from.</param>
/// <param name="Name">What was written instead of a name.</param>
/// <param name="ValidNames">The names that it could have been; null where the mistake is of another kind.</param>
internal readonly record struct Mistake(string Text, string Name = "", IEnumerable<string>? ValidNames = null)
{
    /// <summary>A mistake that a sentence says in full.</summary>
    public static implicit operator Mistake(string text) => new(text);

    /// <summary>The sentence with what could have been meant.</summary>
    public string Message
    {
        get
        {
            if (ValidNames is null)
                return Text;
            var suggestion = NearestNames.DidYouMean(Name, ValidNames);
            return suggestion.Length == 0 ? $"{Text}." : $"{Text}{suggestion}";
        }
    }
}
