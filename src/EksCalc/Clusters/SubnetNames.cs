namespace EksCalc.Clusters;

/// <summary>Names for subnets that EksCalc adds. They are to be read, not to be taken apart: <see cref="SubnetSetup.Origin"/> says what such a subnet is.</summary>
internal sealed class SubnetNames(IEnumerable<SubnetSetup> subnets)
{
    private readonly HashSet<string> taken = [.. subnets.Select(subnet => subnet.Name)];

    /// <summary>A name for a subnet of pods that a zone has not got yet.</summary>
    public string Assumed(string zone) => Free(number => number == 1 ? $"pods-{zone} (assumed)" : FormattableString.Invariant($"pods-{zone} (assumed {number})"), 1);

    /// <summary>A name for one subnet more like another.</summary>
    public string Copied(string name) => Free(number => FormattableString.Invariant($"{name} ({number})"), 2);

    /// <summary>A name for a subnet that is to be made beside another, or in its place.</summary>
    public string Further(string name) => Free(number => FormattableString.Invariant($"{name}-{number}"), 2);

    /// <summary>A name for a subnet of pods that is to be made in a zone.</summary>
    public string Pods(string zone) => Free(number => number == 1 ? $"pods-{zone}" : FormattableString.Invariant($"pods-{zone}-{number}"), 1);

    /// <summary>A name that somebody gave, or where another subnet has it already one like it.</summary>
    public string Of(string name) => Free(number => number == 1 ? name : FormattableString.Invariant($"{name} ({number})"), 1);

    private string Free(Func<int, string> name, int first)
    {
        var number = first;
        while (!taken.Add(name(number)))
            number++;
        return name(number);
    }
}
