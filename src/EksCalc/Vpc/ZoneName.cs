using System.Text.RegularExpressions;
using EksCalc.Input;

namespace EksCalc.Vpc;

/// <summary>The name of an Availability Zone, or of a Local or Wavelength Zone.</summary>
/// <remarks>
/// Amazon EC2 user guide, "Regions and Zones": <c>us-east-1a</c>, <c>us-west-2-lax-1a</c>, <c>us-east-1-wl1-bos-wlz-1</c>. Zone ids such as
/// <c>use1-az1</c> name the same place in every account, names do not; subnets are listed with both.
/// </remarks>
internal readonly partial record struct ZoneName(string Name)
{
    /// <summary>For the JSON schema too: nothing that ECMA 262 does not know.</summary>
    public const string Pattern = "^[a-z]{2}(-[a-z]+)+-[0-9]+([a-z]|-[a-z]+-[0-9]+[a-z]|-wl[0-9]+-[a-z]+-wlz-[0-9]+)$";

    private const int LongestName = 64;

    /// <summary>The Region: <c>eu-west-1</c> of <c>eu-west-1a</c>.</summary>
    public string Region => RegionAtStart().Match(Name).Value;

    public static bool TryRead(string text, out ZoneName zone, out string problem)
    {
        zone = new ZoneName(text);
        problem = "";
        if (text.Length <= LongestName && Zone().IsMatch(text) && !text.EndsWith('\n'))
            return true;
        var hint = text.Length > LongestName ? ""
            : ZoneId().IsMatch(text) ? " This is a zone id; write the zone's name, which your account maps to it."
            : Zone().IsMatch(text + "a") ? " This is a Region; add the zone's letter."
            : Zone().IsMatch(text.ToLowerInvariant().Trim()) ? $" Write {text.ToLowerInvariant().Trim()}." : "";
        problem = $"{ShownText.Quoted(text)} is not the name of a zone such as eu-west-1a.{hint}";
        return false;
    }

    /// <summary>Whether a text is written as a zone's id is: <c>use1-az1</c>, <c>usw2-lax1-az1</c>, <c>use1-wl1-bos-wlz1</c>.</summary>
    public static bool IsId(string text) => text.Length <= LongestName && ZoneId().IsMatch(text) && !text.EndsWith('\n');

    public override string ToString() => Name;

    [GeneratedRegex(Pattern)]
    private static partial Regex Zone();

    [GeneratedRegex("^[a-z]{3,6}[0-9]+((-[a-z]+[0-9]+)?-az[0-9]+|-wl[0-9]+-[a-z]+-wlz[0-9]+)$")]
    private static partial Regex ZoneId();

    [GeneratedRegex("^[a-z]{2}(-[a-z]+)+-[0-9]+")]
    private static partial Regex RegionAtStart();
}
