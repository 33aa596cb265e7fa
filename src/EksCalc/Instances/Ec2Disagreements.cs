using System.Collections.Immutable;
using System.Globalization;

namespace EksCalc.Instances;

/// <summary>
/// Types on which EC2's network-card table and the VPC CNI's own table disagree, and types that EC2 has and the CNI does not know
/// (<c>data/instance-disagreements.csv</c>; <c>data/PROVENANCE.md</c> names the sources).
/// </summary>
internal static class Ec2Disagreements
{
    private static readonly Lazy<Dictionary<string, ImmutableArray<int>>> ByName = new(Read);

    /// <summary>Whether EC2 has the type and no source of the CNI's limits does.</summary>
    public static bool IsUnknownToTheCni(string name) => ByName.Value.TryGetValue(name, out var cards) && cards.IsEmpty;

    /// <summary>Adds EC2's cards to the types that the CNI counts in another way.</summary>
    public static void AddTo(InstanceType[] types)
    {
        for (var index = 0; index < types.Length; index++)
        {
            if (ByName.Value.TryGetValue(types[index].Name, out var cards) && !cards.SequenceEqual(types[index].MaxEnisPerCard))
                types[index] = types[index] with { Ec2MaxEnisPerCard = cards };
        }
    }

    private static Dictionary<string, ImmutableArray<int>> Read()
    {
        using var text = new StreamReader(typeof(Ec2Disagreements).Assembly.GetManifestResourceStream("instance-disagreements.csv")!);
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(
                columns => columns[0],
                columns => columns[1].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(count => int.Parse(count, NumberStyles.None, CultureInfo.InvariantCulture)).ToImmutableArray(),
                StringComparer.OrdinalIgnoreCase);
    }
}
