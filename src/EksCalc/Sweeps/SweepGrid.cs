using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace EksCalc.Sweeps;

/// <summary>The combinations of parameters' values, and their places in the result.</summary>
/// <typeparam name="TCase">What is swept.</typeparam>
internal sealed class SweepGrid<TCase>
{
    private readonly IReadOnlyList<SweepAxis<TCase>> axes;
    private readonly int[] strides;
    private long bytes;

    public SweepGrid(IReadOnlyList<SweepAxis<TCase>> axes)
    {
        this.axes = axes;
        strides = new int[axes.Count];
        var stride = 1;
        for (var i = axes.Count - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= axes[i].Values.Count;
        }

        Points = stride;
    }

    public int Points { get; }

    /// <summary>The parameters as columns, which take no memory a row.</summary>
    public IReadOnlyList<SweepColumn> Columns => [.. axes.Select((axis, i) => axis.Values[0].Text is null
        ? (SweepColumn)new SweepColumn<int>(axis.Parameter.Name, [.. axis.Values.Select(value => value.Number)], strides[i])
        : new SweepColumn<string>(axis.Parameter.Name, [.. axis.Values.Select(value => value.Text!)], strides[i]))];

    /// <summary>Room for a measure of every row.</summary>
    /// <exception cref="InvalidInputException">All measures together take more than a sweep may.</exception>
    public T[] Room<T>()
    {
        bytes += (long)Points * Unsafe.SizeOf<T>();
        return bytes <= SweepGrid.MostBytes
            ? new T[Points]
            : throw new InvalidInputException("sweep", Invariant($"{Points:N0} combinations with so many measures take more than {SweepGrid.MostBytes >> 30} GiB. Take fewer values, a step (0..1000:10), or fewer measures."));
    }

    /// <summary>A parameter's values and the rows from one of them to the next; where it is not swept, its only value.</summary>
    public (int[] Values, int Stride) Inner(string name, int otherwise)
    {
        var index = IndexOf(name);
        return index < 0 ? ([otherwise], 0) : ([.. axes[index].Values.Select(value => value.Number)], strides[index]);
    }

    /// <summary>Goes through the combinations on all cores.</summary>
    /// <param name="start">What is not swept.</param>
    /// <param name="inner">Names of parameters that <paramref name="visit"/> goes through itself.</param>
    /// <param name="visit">Given a combination of the other parameters, and its row where the inner ones have their first values.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends the sweep early.</param>
    /// <exception cref="InvalidInputException">A combination cannot be: of several the first.</exception>
    public void ForEach(TCase start, IReadOnlyCollection<string> inner, Action<TCase, int> visit, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var outer = Enumerable.Range(0, axes.Count).Where(i => !inner.Contains(axes[i].Parameter.Name)).ToArray();
        var combinations = outer.Aggregate(1, (product, i) => product * axes[i].Values.Count);
        var chunk = Math.Clamp(combinations / (Environment.ProcessorCount * 32), 1, 4096);
        var chunks = (combinations + chunk - 1) / chunk;
        var done = 0;
        AllCores.For(chunks, part =>
        {
            Visit(part);
            progress?.Report((double)Interlocked.Increment(ref done) / chunks);
        }, cancellationToken);

        void Visit(int part)
        {
            var walk = new Walk(this, outer, start, part * chunk);
            for (var left = Math.Min(chunk, combinations - (part * chunk)); left > 0; left--)
            {
                visit(walk.Case, walk.Row);
                walk.Next();
            }
        }
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < axes.Count; i++)
        {
            if (axes[i].Parameter.Name == name)
                return i;
        }

        return -1;
    }

    /// <summary>Goes from combination to combination and sets again only what changes. What a level needs is in arrays: this is most of a sweep's time.</summary>
    private sealed class Walk
    {
        private readonly SweepParameter<TCase>[] parameters;
        private readonly SweepValue[][] values;
        private readonly int[] strides;
        private readonly int[] indices;
        private readonly Level[] cases;

        public Walk(SweepGrid<TCase> grid, int[] outer, TCase start, int combination)
        {
            parameters = Array.ConvertAll(outer, axis => grid.axes[axis].Parameter);
            values = Array.ConvertAll(outer, axis => grid.axes[axis].Values.ToArray());
            strides = Array.ConvertAll(outer, axis => grid.strides[axis]);
            indices = new int[outer.Length];
            cases = new Level[outer.Length + 1];
            cases[0].Case = start;
            for (var level = outer.Length - 1; level >= 0; level--)
                (combination, indices[level]) = Math.DivRem(combination, values[level].Length);
            SetFrom(0);
        }

        public TCase Case => cases[^1].Case;

        public int Row
        {
            get
            {
                var row = 0;
                for (var level = 0; level < indices.Length; level++)
                    row += indices[level] * strides[level];
                return row;
            }
        }

        public void Next()
        {
            var level = indices.Length - 1;
            while (level >= 0 && ++indices[level] == values[level].Length)
                indices[level--] = 0;
            if (level >= 0)
                SetFrom(level);
        }

        private void SetFrom(int first)
        {
            for (var level = first; level < indices.Length; level++)
                cases[level + 1].Case = parameters[level].Set(cases[level].Case, values[level][indices[level]]);
        }

        /// <summary>An array of references checks each that is put in; this one has nothing to check.</summary>
        private struct Level
        {
            public TCase Case;
        }
    }
}

/// <summary>Limits of all sweeps.</summary>
internal static class SweepGrid
{
    /// <summary>The most combinations.</summary>
    public const int MostPoints = 100_000_000;

    /// <summary>The most bytes that measures may take: what an ordinary machine has to spare, and one measure of every possible combination.</summary>
    public const long MostBytes = 1L << 30;

    /// <summary>The most parameters that change in one sweep.</summary>
    public const int MostAxes = 4;
}
