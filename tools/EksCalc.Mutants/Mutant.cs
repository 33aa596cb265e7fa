namespace EksCalc.Mutants;

/// <summary>One change of one place.</summary>
/// <param name="Id">Its number: what the switch is set to.</param>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line.</param>
/// <param name="Original">What stands there.</param>
/// <param name="Replacement">What stands there in its stead; empty if nothing.</param>
/// <param name="IsStatic">Whether it runs once for the whole process, so that it needs one of its own.</param>
internal sealed record Mutant(int Id, string File, int Line, string Original, string Replacement, bool IsStatic)
{
    private const int MostCharacters = 110;

    public override string ToString() =>
        $"- {File}:{Line} `{Short(Original)}` {(Replacement.Length == 0 ? "taken out" : $"became `{Short(Replacement)}`")}";

    private static string Short(string code)
    {
        var line = string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MostCharacters ? line : line[..(MostCharacters - 3)] + "...";
    }
}
