namespace EksCalc.Cni;

/// <summary>One variable of the <c>aws-node</c> DaemonSet: a row of <see cref="CniVariables"/>.</summary>
public sealed class CniVariable
{
    private readonly Func<CniSettings, long?>? get;
    private readonly Func<CniSettings, long, CniSettings>? set;
    private readonly Func<CniSettings, string?>? getText;
    private readonly Func<CniSettings, string, CniSettings>? setText;

    internal CniVariable(string name, CniVariableKind kind, string meaning, Func<CniSettings, long?>? get = null, Func<CniSettings, long, CniSettings>? set = null)
    {
        (Name, Kind, Meaning, this.get, this.set) = (name, kind, meaning, get, set);
        Effect = set is null ? CniVariableEffect.None : CniVariableEffect.Modelled;
    }

    internal CniVariable(string name, string meaning, Func<CniSettings, string?> getText, Func<CniSettings, string, CniSettings> setText)
        : this(name, CniVariableKind.Text, meaning) =>
        (this.getText, this.setText, Effect) = (getText, setText, CniVariableEffect.Modelled);

    /// <summary>Its name, case sensitive, as on Linux.</summary>
    public string Name { get; }

    /// <summary>What it does, in a sentence.</summary>
    public string Meaning { get; }

    /// <summary>How ipamd reads it.</summary>
    public CniVariableKind Kind { get; }

    /// <summary>What it has to do with addresses.</summary>
    public CniVariableEffect Effect { get; internal init; }

    /// <summary>The least number that counts, 0 or 1; a number below is unusable, but of seconds, which may be negative.</summary>
    public long Least { get; internal init; }

    /// <summary>What ipamd uses where the variable is not set or its value is unusable (R24): a value, or words for none; empty where it is not known here.</summary>
    public string Default { get; internal init; } = "";

    /// <summary>The value that the add-on's manifest sets (R18); null where it sets none that matters here.</summary>
    public string? Manifest { get; internal init; }

    /// <summary>The first version of the VPC CNI that has it; null where the README names none.</summary>
    public CniVersion? Since { get; internal init; }

    /// <summary>Which container of the DaemonSet reads it. Default: aws-node alone.</summary>
    internal CniContainers Containers { get; init; } = CniContainers.Node;

    /// <summary>Who fills it in, so that nobody sets it; by default everybody may.</summary>
    internal CniVariableSetter Setter { get; init; }

    /// <summary>The values that count, in words.</summary>
    public string Range => Kind switch
    {
        CniVariableKind.Switch => "true, false",
        CniVariableKind.Count => $"a whole number from {Least}",
        CniVariableKind.Seconds => $"a whole number of seconds from {Least}",
        _ => "text",
    };

    /// <summary>What ipamd makes of other values, in words; empty where the model does not read the variable.</summary>
    public string Otherwise => Effect == CniVariableEffect.None ? "" : Kind switch
    {
        CniVariableKind.Seconds => $"{Default}; none if negative, or more than 64 bits of nanoseconds",
        _ => Default,
    };

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>The number that ipamd makes of a text, 1 and 0 for true and false.</summary>
    /// <param name="text">The variable's value.</param>
    /// <param name="mistake">Why there is none, as a clause; null where there is one, and of an empty switch, which counts as not set.</param>
    /// <returns>Null where ipamd uses its default.</returns>
    internal long? Read(string text, out string? mistake)
    {
        mistake = null;
        if (Kind == CniVariableKind.Switch)
        {
            if (GoValue.TryBoolean(text, out var on))
                return on ? 1 : 0;
            mistake = text.Length == 0 ? null : "is neither true nor false";
        }
        else if (!GoValue.TryInteger(text, out var value))
        {
            mistake = Kind == CniVariableKind.Seconds ? "is not a whole number of seconds" : "is not a whole number";
        }
        else if (Kind == CniVariableKind.Count && value < Least)
        {
            mistake = Least == 0 ? "is negative" : $"is less than {Least}";
        }
        else
        {
            return value;
        }

        return null;
    }

    /// <summary>How the settings' value of it is written; null where they are without.</summary>
    internal string? Write(CniSettings settings) => getText is not null ? getText(settings)
        : get?.Invoke(settings) is not { } value ? null
        : Kind == CniVariableKind.Switch ? (value != 0 ? "true" : "false")
        : FormattableString.Invariant($"{value}");

    /// <summary>The settings with another number of it.</summary>
    internal CniSettings Set(CniSettings settings, long value) => set is null ? settings : set(settings, value);

    /// <summary>The settings with another text of it.</summary>
    internal CniSettings Set(CniSettings settings, string text) => setText is null ? settings : setText(settings, text);
}
