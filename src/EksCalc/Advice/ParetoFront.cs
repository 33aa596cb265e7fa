namespace EksCalc.Advice;

/// <summary>Of many, those that no other one is better than in everything.</summary>
internal static class ParetoFront
{
    /// <summary>The items whose cost no other's dominates; equal ones stay together.</summary>
    /// <typeparam name="T">What is compared.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="cost">What an item costs.</param>
    /// <returns>By the first cost, then the second, then the third.</returns>
    public static IReadOnlyList<T> Of<T>(IEnumerable<T> items, Func<T, WarmSettingsCost> cost)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(cost);

        // Whatever dominates an item comes before it in this order, and is on the front or dominated by one that is.
        var front = new List<T>();
        foreach (var item in items.OrderBy(item => cost(item).IdleAddresses).ThenBy(item => cost(item).Ec2CallsPerHour).ThenBy(item => cost(item).WaitingShare))
        {
            if (!front.Exists(better => cost(better).Dominates(cost(item))))
                front.Add(item);
        }

        return front;
    }
}
