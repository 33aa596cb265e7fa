using System.Collections.Concurrent;
using System.Globalization;

namespace EksCalc.Mutants;

internal enum Outcome
{
    /// <summary>A test failed.</summary>
    Noticed,

    /// <summary>It crashed, or went on and on.</summary>
    Stopped,

    /// <summary>No test failed, though some ran through it.</summary>
    Survived,

    /// <summary>No test runs through it.</summary>
    NotCovered,
}

/// <summary>A mutant, what became of it, and the test that noticed it.</summary>
internal sealed record Result(Mutant Mutant, Outcome Outcome, string By);

/// <summary>Processes that run the tests of one mutant after another.</summary>
internal sealed class Workers(TestsCopy copy, TimeSpan patience)
{
    private readonly List<(string Number, TimeSpan Time, long Steps, HashSet<int> Seen)> tests = [];
    private readonly Lock guard = new();

    /// <summary>Processor time of all processes that judged mutants.</summary>
    public TimeSpan ProcessorTime { get; private set; }

    /// <summary>Learns which tests run through which mutants, and what each takes.</summary>
    /// <returns>What fails without a mutant; null if nothing does.</returns>
    public string? Explore()
    {
        using var process = new TestProcess(copy);
        process.Send(TestHost.Explore);
        while (process.Receive(TimeSpan.FromMinutes(10)) is { } line)
        {
            if (line == TestHost.End)
            {
                tests.Sort((one, other) => one.Time.CompareTo(other.Time));
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tests.Count} tests, {process.ProcessorTime.TotalSeconds:0.0} s of processor time."));
                return null;
            }

            if (line.Split(' ', 6) is not [TestHost.Explored, var number, var time, var steps, var seen, _])
                return line;
            tests.Add((number, new TimeSpan(long.Parse(time, CultureInfo.InvariantCulture)), long.Parse(steps, CultureInfo.InvariantCulture),
                [.. seen.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))]));
        }

        return "The process that runs them has ended.";
    }

    /// <summary>Judges the mutants, several at a time.</summary>
    public IReadOnlyList<Result> Judge(IReadOnlyList<Mutant> mutants, int count)
    {
        var queue = new ConcurrentQueue<Mutant>(mutants);
        var results = new ConcurrentBag<Result>();
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = count }, _ =>
        {
            TestProcess? process = null;
            while (queue.TryDequeue(out var mutant))
            {
                results.Add(mutant.IsStatic ? Alone(mutant) : Judge(mutant, ref process));
                if (results.Count % 50 == 0)
                    Console.Error.WriteLine($"{results.Count} of {mutants.Count}");
            }

            End(ref process);
        });
        return [.. results.OrderBy(result => result.Mutant.Id)];
    }

    /// <summary>What is computed once for a process needs a process that computes it with the mutant.</summary>
    private Result Alone(Mutant mutant)
    {
        TestProcess? process = new(copy, mutant.Id);
        var result = Ask(process, mutant, tests);
        End(ref process);
        return result ?? new Result(mutant, Outcome.Noticed, "");
    }

    private Result Judge(Mutant mutant, ref TestProcess? process)
    {
        var covering = tests.Where(test => test.Seen.Contains(mutant.Id)).ToList();
        if (covering.Count == 0)
            return new Result(mutant, Outcome.NotCovered, "");
        for (var tries = 0; tries < 2; tries++)
        {
            process ??= new TestProcess(copy);
            var result = Ask(process, mutant, covering);
            if (result is null or { Outcome: Outcome.Stopped })
                End(ref process);
            if (result is not null)
                return result;
        }

        return new Result(mutant, Outcome.Noticed, "");
    }

    /// <returns>Null where the process is not what it was before.</returns>
    private Result? Ask(TestProcess process, Mutant mutant, IEnumerable<(string Number, TimeSpan Time, long Steps, HashSet<int> Seen)> chosen)
    {
        process.Send($"{mutant.Id} {string.Join(' ', chosen.Select(test => $"{test.Number}:{test.Steps}"))}");
        return process.Receive(patience)?.Split(' ', 2) switch
        {
            null => new Result(mutant, Outcome.Stopped, ""),
            [TestHost.Survived] => new Result(mutant, Outcome.Survived, ""),
            [TestHost.Noticed, var by] => new Result(mutant, Outcome.Noticed, by),
            _ => null,
        };
    }

    private void End(ref TestProcess? process)
    {
        process?.Dispose();
        lock (guard)
            ProcessorTime += process?.ProcessorTime ?? TimeSpan.Zero;
        process = null;
    }
}
