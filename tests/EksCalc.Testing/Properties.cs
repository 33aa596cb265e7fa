using System.Globalization;
using CsCheck;

namespace EksCalc.Testing;

/// <summary>
/// What holds of everything that a generator draws. A run draws the same cases each time, so that main does not turn red by chance; others are drawn with
/// <c>EKSCALC_SEED=N</c> (or <c>random</c>) and more of them with <c>EKSCALC_TIMES=N</c>. A case that fails gives the seed that draws it again:
/// <c>CsCheck_Seed=…</c> runs it first, shrinks it, and goes on at random.
/// </summary>
public static class Properties
{
    private const int ShrinkingSeconds = 20;

    private static readonly ulong Seed = SeedOf(Environment.GetEnvironmentVariable("EKSCALC_SEED"));
    private static readonly int Times = int.Parse(Environment.GetEnvironmentVariable("EKSCALC_TIMES") ?? "1", CultureInfo.InvariantCulture);

    /// <summary>Asserts something of every case.</summary>
    /// <param name="cases">What draws them.</param>
    /// <param name="holds">Throws where it does not hold.</param>
    /// <param name="iter">Cases, 1 or more.</param>
    /// <param name="threads">How many at a time; 0 for one a processor.</param>
    public static void ForAll<T>(this Gen<T> cases, Action<T> holds, int iter = 100, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(holds);
        if (Check.Seed is not null)
        {
            cases.Sample(holds, iter: iter, threads: threads == 0 ? -1 : threads);
            return;
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? Environment.ProcessorCount : threads };
        string? failed = null;
        Exception? why = null;
        Parallel.For(0, iter * Times, options, (number, state) =>
        {
            var random = new PCG((uint)number, Seed);
            var drawn = random.ToString();
            try
            {
                holds(cases.Generate(random, null, out _));
            }
            catch (Exception exception)
            {
                if (Interlocked.CompareExchange(ref failed, drawn, null) is null)
                    why = exception;
                state.Stop();
            }
        });
        if (failed is null)
            return;
        cases.Sample(holds, seed: failed, iter: iter, time: ShrinkingSeconds, threads: 1);
        throw new InvalidOperationException($"A case fails with others beside it, and not alone: CsCheck_Seed={failed}", why);
    }

    /// <summary>The same of a property that is true or false.</summary>
    public static void ForAll<T>(this Gen<T> cases, Predicate<T> holds, int iter = 100, int threads = 0) =>
        cases.ForAll((Action<T>)(drawn => Assert.True(holds(drawn))), iter, threads);

    /// <summary>The same of two values.</summary>
    public static void ForAll<T1, T2>(this Gen<(T1, T2)> cases, Action<T1, T2> holds, int iter = 100, int threads = 0) =>
        cases.ForAll(drawn => holds(drawn.Item1, drawn.Item2), iter, threads);

    /// <summary>The same of three.</summary>
    public static void ForAll<T1, T2, T3>(this Gen<(T1, T2, T3)> cases, Action<T1, T2, T3> holds, int iter = 100, int threads = 0) =>
        cases.ForAll(drawn => holds(drawn.Item1, drawn.Item2, drawn.Item3), iter, threads);

    /// <summary>The same of four.</summary>
    public static void ForAll<T1, T2, T3, T4>(this Gen<(T1, T2, T3, T4)> cases, Action<T1, T2, T3, T4> holds, int iter = 100, int threads = 0) =>
        cases.ForAll(drawn => holds(drawn.Item1, drawn.Item2, drawn.Item3, drawn.Item4), iter, threads);

    /// <summary>The same of five.</summary>
    public static void ForAll<T1, T2, T3, T4, T5>(this Gen<(T1, T2, T3, T4, T5)> cases, Action<T1, T2, T3, T4, T5> holds, int iter = 100, int threads = 0) =>
        cases.ForAll(drawn => holds(drawn.Item1, drawn.Item2, drawn.Item3, drawn.Item4, drawn.Item5), iter, threads);

    /// <summary>The same of six.</summary>
    public static void ForAll<T1, T2, T3, T4, T5, T6>(this Gen<(T1, T2, T3, T4, T5, T6)> cases, Action<T1, T2, T3, T4, T5, T6> holds, int iter = 100, int threads = 0) =>
        cases.ForAll(drawn => holds(drawn.Item1, drawn.Item2, drawn.Item3, drawn.Item4, drawn.Item5, drawn.Item6), iter, threads);

    /// <summary>The same of seven.</summary>
    public static void ForAll<T1, T2, T3, T4, T5, T6, T7>(
        this Gen<(T1, T2, T3, T4, T5, T6, T7)> cases, Action<T1, T2, T3, T4, T5, T6, T7> holds, int iter = 100, int threads = 0) =>
        cases.ForAll(drawn => holds(drawn.Item1, drawn.Item2, drawn.Item3, drawn.Item4, drawn.Item5, drawn.Item6, drawn.Item7), iter, threads);

    /// <summary>The case that a seed draws, for one that failed once.</summary>
    public static T Drawn<T>(this Gen<T> cases, string seed)
    {
        ArgumentNullException.ThrowIfNull(cases);
        return cases.Generate(PCG.Parse(seed), null, out _);
    }

    private static ulong SeedOf(string? text) => text switch
    {
        null or "" => 0,
        "random" => (ulong)Random.Shared.NextInt64(),
        _ => ulong.Parse(text, CultureInfo.InvariantCulture),
    };
}
