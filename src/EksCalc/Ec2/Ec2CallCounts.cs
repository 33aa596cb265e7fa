using System.Collections.Immutable;

namespace EksCalc.Ec2;

/// <summary>How often each EC2 call was made.</summary>
public sealed class Ec2CallCounts
{
    /// <summary>Every call there is, in alphabetical order.</summary>
    public static ImmutableArray<Ec2Call> Calls { get; } = [.. Enum.GetValues<Ec2Call>()];

    /// <summary>No calls.</summary>
    public static Ec2CallCounts None { get; } = new(new int[Calls.Length]);

    private readonly int[] counts;

    internal Ec2CallCounts(ReadOnlySpan<int> counts) => this.counts = counts.ToArray();

    /// <summary>Counts by call.</summary>
    /// <param name="counts">How often each call was made, 0 or more; calls that are not there were not made.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public static Ec2CallCounts Of(IReadOnlyDictionary<Ec2Call, int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        foreach (var count in counts.Values)
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(counts));
        return new Ec2CallCounts([.. Calls.Select(call => counts.GetValueOrDefault(call))]);
    }

    /// <summary>Calls of one kind, 0 or more.</summary>
    public int this[Ec2Call call] => counts[(int)call];

    /// <summary>Calls of all kinds.</summary>
    public int Total => counts.Sum();

    /// <summary>The calls made since <paramref name="earlier"/>.</summary>
    /// <param name="earlier">Counts of the same run at an earlier time.</param>
    public Ec2CallCounts Since(Ec2CallCounts earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return new Ec2CallCounts([.. Calls.Select(call => this[call] - earlier[call])]);
    }

    internal bool Same(ReadOnlySpan<int> others) => others.SequenceEqual(counts);

    /// <summary>The calls made at least once, for a person: <c>AssignPrivateIpAddresses 2, CreateTags 1</c>.</summary>
    public override string ToString() => string.Join(", ", Calls.Where(call => this[call] > 0).Select(call => $"{call} {this[call]}"));
}
