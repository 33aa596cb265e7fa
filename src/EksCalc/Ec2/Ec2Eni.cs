namespace EksCalc.Ec2;

/// <summary>An ENI as EC2 has it.</summary>
internal sealed class Ec2Eni
{
    internal const long Never = long.MaxValue;

    private readonly List<(int Number, CidrKind Kind, int Place)> cidrs = [];

    internal Ec2Eni(int number, Ec2Subnet subnet) => (Number, Subnet) = (number, subnet);

    /// <summary>Its number: 0 for the primary ENI, then in the order of creation.</summary>
    public int Number { get; }

    /// <summary>Its subnet.</summary>
    public Ec2Subnet Subnet { get; }

    /// <summary>The network card it is or was attached to, from 0.</summary>
    public int Card { get; internal set; }

    /// <summary>Whether it is the trunk ENI of security groups for pods.</summary>
    public bool IsTrunk { get; internal init; }

    /// <summary>Whether it has ipamd's tags.</summary>
    public bool IsTagged { get; set; }

    /// <summary>The cluster's name in its tags; null without.</summary>
    public string? ClusterTag { get; set; }

    /// <summary>Addresses and prefixes on it.</summary>
    public int Count => cidrs.Count;

    /// <summary>The number of the first that it was created with, or -1.</summary>
    public int FirstCidr { get; internal set; } = -1;

    /// <summary>From when on the metadata shows it; never for one that is not attached.</summary>
    internal long AttachedFrom { get; set; } = Never;

    /// <summary>Whether it takes a slot of its card.</summary>
    internal bool TakesSlot { get; set; }

    /// <summary>Where its primary address is in the subnet's map.</summary>
    internal int Place { get; set; }

    /// <summary>One of its addresses and prefixes.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public (int Number, CidrKind Kind) this[int index] => (cidrs[index].Number, cidrs[index].Kind);

    /// <summary>How many of one kind.</summary>
    public int CountOf(CidrKind kind)
    {
        var count = 0;
        foreach (var cidr in cidrs)
            count += cidr.Kind == kind ? 1 : 0;
        return count;
    }

    /// <summary>Makes room for so many more, so that they are stored at once.</summary>
    internal void Reserve(int more) => cidrs.EnsureCapacity(cidrs.Count + more);

    internal void Add(int number, CidrKind kind, int place) => cidrs.Add((number, kind, place));

    /// <summary>Takes one off.</summary>
    /// <returns>What it is, and where in the subnet's map; null if it is not on this ENI.</returns>
    internal (CidrKind Kind, int Place)? Remove(int number)
    {
        for (var index = 0; index < cidrs.Count; index++)
        {
            if (cidrs[index].Number != number)
                continue;
            var (_, kind, place) = cidrs[index];
            cidrs.RemoveAt(index);
            return (kind, place);
        }

        return null;
    }
}
