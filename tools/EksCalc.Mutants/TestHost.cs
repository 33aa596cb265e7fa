using System.Globalization;
using System.Reflection;
using CsCheck;

namespace EksCalc.Mutants;

/// <summary>
/// Runs tests in a process of their own, with the mutated model, for as long as its input lasts. Random cases are the same each time: one thread,
/// one seed a test.
/// </summary>
internal static class TestHost
{
    public const string Command = "test-host";

    /// <summary>The line of one test: what it takes, and the mutants' places that it runs through.</summary>
    public const string Explored = "explored";

    /// <summary>The answer for a mutant: no test failed, one did, or one fails without the mutant too since it ran.</summary>
    public const string Survived = "survived", Noticed = "noticed", Spoilt = "spoilt";

    /// <summary>Explores all tests without a mutant.</summary>
    public const string Explore = "explore";

    /// <summary>No more lines of this answer.</summary>
    public const string End = "end";

    private const ulong Seed = 20_241_128;

    /// <summary>Steps that a mutant may take beyond those that a test takes without it, for each of them and altogether.</summary>
    private const long MoreSteps = 8, FewestSteps = 1_000_000;

    /// <summary>Lines in: "explore", or a mutant's id and the numbers of tests with the steps that each takes.</summary>
    public static int Run()
    {
        Check.Threads = 1;
        var answers = Console.Out;
        Console.SetOut(TextWriter.Null); // Tests' own.
        var mutants = new Switch();
        var tests = TestCase.All(Assembly.Load("EksCalc.Tests"));
        while (Console.In.ReadLine() is { } line)
        {
            if (line == Explore)
                ExploreAll(tests, mutants, answers);
            else
                answers.WriteLine(Judge(line.Split(' '), tests, mutants));
            answers.Flush();
        }

        return 0;
    }

    private static void ExploreAll(IReadOnlyList<TestCase> tests, Switch mutants, TextWriter answers)
    {
        for (var number = 0; number < tests.Count; number++)
        {
            Array.Clear(mutants.Seen);
            var before = Environment.CpuUsage.TotalTime;
            if (Failure(tests[number], mutants, long.MaxValue, out var steps) is { } failure)
            {
                answers.WriteLine($"{tests[number]}: {failure.GetType().Name}: {string.Join(' ', failure.ToString().Split('\n', '\r').Take(6))}");
                return;
            }

            var time = Environment.CpuUsage.TotalTime - before;
            var seen = mutants.Seen.Index().Where(mutant => mutant.Item).Select(mutant => mutant.Index);
            answers.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Explored} {number} {time.Ticks} {steps} {string.Join(',', seen)} {tests[number]}"));
        }

        answers.WriteLine(End);
    }

    private static string Judge(string[] words, IReadOnlyList<TestCase> tests, Switch mutants)
    {
        var mutant = int.Parse(words[0], CultureInfo.InvariantCulture);
        foreach (var word in words.Skip(1))
        {
            var numbers = word.Split(':');
            var (test, steps) = (tests[int.Parse(numbers[0], CultureInfo.InvariantCulture)], long.Parse(numbers[1], CultureInfo.InvariantCulture));
            var most = (steps * MoreSteps) + FewestSteps;
            mutants.Active = mutant;
            var failure = Failure(test, mutants, most, out _);
            mutants.Active = 0;
            if (failure is not null)
                return Failure(test, mutants, most, out _) is null ? $"{Noticed} {test}" : Spoilt;
        }

        return Survived;
    }

    private static Exception? Failure(TestCase test, Switch mutants, long most, out long steps)
    {
        PCG.ThreadPCG.State = Seed;
        mutants.StepsLeft = most;
        try
        {
            test.Run();
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
        finally
        {
            steps = most - mutants.StepsLeft;
        }
    }

    /// <summary>The switch that <see cref="MutatedAssembly"/> adds to the model.</summary>
    private sealed class Switch
    {
        private static readonly Type Type = Type.GetType("MutantSwitch, EksCalc", throwOnError: true)!;
        private readonly FieldInfo active = Type.GetField("Active")!;
        private readonly FieldInfo stepsLeft = Type.GetField("StepsLeft")!;

        public bool[] Seen { get; } = (bool[])Type.GetField("Seen")!.GetValue(null)!;

        public int Active
        {
            set => active.SetValue(null, value);
        }

        public long StepsLeft
        {
            get => (long)stepsLeft.GetValue(null)!;
            set => stepsLeft.SetValue(null, value);
        }
    }
}
