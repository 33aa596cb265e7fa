namespace EksCalc.Advice;

/// <summary>Of many, those that no other one is better than in everything.</summary>
internal static class ParetoFront
{
    /// <summary>The items whose costs no other's dominate; equal ones stay together.</summary>
    /// <typeparam name="T">What is compared.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="costs">What an item costs in each respect, as many of every item; less is better.</param>
    /// <returns>By the first cost, then the second, and so on.</returns>
    public static IReadOnlyList<T> Of<T>(IEnumerable<T> items, Func<T, double[]> costs)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(costs);

        // Whatever dominates an item comes before it in this order, and is on the front or dominated by one that is.
        var front = new List<(T Item, double[] Costs)>();
        foreach (var next in items.Select(item => (Item: item, Costs: costs(item))).OrderBy(next => next.Costs, Lexicographic.Instance))
        {
            if (!front.Exists(better => Dominates(better.Costs, next.Costs)))
                front.Add(next);
        }

        return [.. front.Select(kept => kept.Item)];
    }

    private static bool Dominates(double[] better, double[] worse)
    {
        var isBetter = false;
        for (var i = 0; i < better.Length; i++)
        {
            if (better[i] > worse[i])
                return false;
            isBetter |= better[i] < worse[i];
        }

        return isBetter;
    }

    private sealed class Lexicographic : IComparer<double[]>
    {
        public static readonly Lexicographic Instance = new();

        public int Compare(double[]? x, double[]? y) => x!.AsSpan().SequenceCompareTo(y);
    }
}
