using EksCalc.Instances;

namespace EksCalc.Cni;

/// <content>Reading and writing ipamd's environment.</content>
public sealed partial record CniSettings
{
    /// <summary>
    /// Reads variables exactly as they are set on the <c>aws-node</c> DaemonSet, the way ipamd reads them: what is not
    /// there, is negative or cannot be parsed falls back to ipamd's default and becomes a finding (R24).
    /// </summary>
    /// <param name="variables">Names and values. Names are case sensitive, as on Linux.</param>
    /// <param name="type">The node's instance type, for findings about the mode that applies on it; null, the default, where it is not known.
    /// The settings do not depend on it.</param>
    /// <remarks>
    /// By the table of <see cref="CniVariables"/>; checked against the settings that recorded runs show. <c>ENABLE_IPv6</c> goes before
    /// <c>ENABLE_PREFIX_DELEGATION</c>.
    /// </remarks>
    public static CniEnvironment FromEnvironment(IReadOnlyDictionary<string, string> variables, InstanceType? type = null)
    {
        ArgumentNullException.ThrowIfNull(variables);
        var findings = new List<Finding>();
        var settings = Read(variables, findings);
        return new CniEnvironment(settings, [.. findings, .. CniAdvice.OnNames(variables.Keys), .. CniAdvice.On(settings, variables, type)]);
    }

    /// <summary>The settings of <see cref="FromEnvironment"/> alone.</summary>
    internal static CniSettings Of(IReadOnlyDictionary<string, string> variables) => Read(variables, null);

    private static CniSettings Read(IReadOnlyDictionary<string, string> variables, List<Finding>? findings)
    {
        var settings = new CniSettings();
        foreach (var variable in CniVariables.OfAddresses)
        {
            if (!variables.TryGetValue(variable.Name, out var text))
                continue;
            if (variable.Kind == CniVariableKind.Text)
            {
                settings = variable.Set(settings, text);
                continue;
            }

            var value = variable.Read(text, out var mistake);
            if (value is { } number)
                settings = variable.Set(settings, number);
            findings?.AddRange(CniAdvice.On(variable, text, value, mistake));
        }

        return settings;
    }

    /// <summary>
    /// The variables that give these settings: the inverse of <see cref="FromEnvironment"/>. What is at ipamd's own default is left out.
    /// </summary>
    /// <returns>Names and values, in the order of <see cref="CniVariables"/>.</returns>
    /// <exception cref="InvalidOperationException">
    /// No variables give these settings: a target is negative, <see cref="MaxEni"/> less than 1, the mode unknown, or
    /// <see cref="IpCooldown"/> no whole number of seconds.
    /// </exception>
    public IReadOnlyDictionary<string, string> ToEnvironment()
    {
        var ipamdsDefaults = new CniSettings();
        var variables = CniVariables.OfAddresses
            .Select(variable => (variable.Name, Value: variable.Write(this), Default: variable.Write(ipamdsDefaults)))
            .Where(variable => variable.Value is not null && variable.Value != variable.Default)
            .ToDictionary(variable => variable.Name, variable => variable.Value!);
        return Of(variables) == this ? variables : throw new InvalidOperationException($"No variables of ipamd's give these settings: {this}.");
    }

    /// <summary>These settings with that mode turned off.</summary>
    internal CniSettings Without(IpMode mode) => Mode == mode ? this with { Mode = IpMode.SecondaryIp } : this;
}
