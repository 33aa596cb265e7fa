namespace EksCalc;

/// <summary>Every kind of finding there is. <c>docs/findings.md</c> has the same table.</summary>
public static partial class FindingKinds
{
    private static readonly Lazy<IReadOnlyList<FindingKind>> Every = new(() => [.. OfSettings, .. OfMaxPods, .. OfVpc, .. OfSubnets, .. OfGroups, .. OfWorkbook, .. OfSimulation]);

    /// <summary>All kinds: of the CNI's settings, max pods, the VPC, subnets, node groups, the workbook, and simulations.</summary>
    public static IReadOnlyList<FindingKind> All => Every.Value;

    /// <summary>The kind of that id, e.g. <c>subnet-full</c> (case ignored).</summary>
    /// <exception cref="InvalidInputException">There is no such kind; the message has the nearest ids.</exception>
    public static FindingKind Get(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return All.FirstOrDefault(kind => kind.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidInputException(id.Length == 0 ? "finding" : id, $"no such finding{NearestNames.DidYouMean(id, All.Select(kind => kind.Id))}");
    }
}
