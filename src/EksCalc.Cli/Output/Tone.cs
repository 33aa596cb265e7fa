namespace EksCalc.Cli.Output;

/// <summary>What a text means to its reader; colours repeat what its words say.</summary>
internal enum Tone
{
    /// <summary>Nothing in particular.</summary>
    Plain,

    /// <summary>It is as it should be.</summary>
    Good,

    /// <summary>It deserves attention.</summary>
    Warning,

    /// <summary>It is not as it should be.</summary>
    Bad,

    /// <summary>What follows is about this.</summary>
    Heading,
}

/// <summary>Tones of what the model says.</summary>
internal static class Tones
{
    /// <summary>What a finding of this severity means.</summary>
    public static Tone ToTone(this Severity severity) => severity switch
    {
        Severity.Error => Tone.Bad,
        Severity.Warning => Tone.Warning,
        _ => Tone.Plain,
    };
}
