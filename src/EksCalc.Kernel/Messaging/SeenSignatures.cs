namespace EksCalc.Kernel.Messaging;

/// <summary>The signatures of messages that came, so that none is taken twice; the oldest are forgotten.</summary>
internal sealed class SeenSignatures
{
    private const int Most = 65536;

    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>Remembers a signature.</summary>
    /// <returns>False when it is known.</returns>
    public bool Add(string signature)
    {
        if (!known.Add(signature))
            return false;
        order.Enqueue(signature);
        if (order.Count > Most)
            known.Remove(order.Dequeue());
        return true;
    }
}
