namespace EksCalc.Nodes.Ipamd;

/// <summary>The mean over time of a value that changes now and then; what was before the beginning does not count.</summary>
/// <param name="begin">The beginning.</param>
internal struct TimeWeightedMean(long begin)
{
    private double sum;
    private long last = long.MinValue;
    private long value;

    /// <summary>The value from a time on, not before the time of the last change.</summary>
    public void Set(long at, long newValue)
    {
        Add(at);
        (last, value) = (at, newValue);
    }

    /// <summary>The mean from the beginning to a time after it.</summary>
    public double Until(long end)
    {
        Add(end);
        last = end;
        return sum / (end - begin);
    }

    private void Add(long at)
    {
        if (last != long.MinValue)
            sum += (double)value * Math.Max(0, at - Math.Max(last, begin));
    }
}
