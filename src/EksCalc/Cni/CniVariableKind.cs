namespace EksCalc.Cni;

/// <summary>How ipamd reads a variable.</summary>
public enum CniVariableKind
{
    /// <summary>Text that is taken as it is.</summary>
    Text,

    /// <summary>On or off: what Go's <c>strconv.ParseBool</c> accepts.</summary>
    Switch,

    /// <summary>A whole number of things: what Go's <c>strconv.Atoi</c> accepts.</summary>
    Count,

    /// <summary>A whole number of seconds.</summary>
    Seconds,
}
