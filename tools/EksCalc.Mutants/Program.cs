// Mutation testing of the pool manager, the nodes and the model of EC2: docs/mutation-testing.md.
//
//   dotnet run -c Release --project tools/EksCalc.Mutants -- [--sample N] [--seed S] [--workers W] [--patience SECONDS] [FILE.cs | FOLDER ...]
//
// Names of files or folders below src/EksCalc limit the run to them; --sample takes N mutants of all, drawn with the seed. Prints a Markdown
// table, and every mutant that no test noticed.
// Exit codes: 0 at least 85 % noticed; 1 fewer; 2 bad usage, or the tests fail without any mutant.
using System.Globalization;
using EksCalc.Mutants;

if (args is [TestHost.Command, ..])
    return TestHost.Run();
if (Options.Parse(args) is not { } options)
{
    Console.Error.WriteLine("usage: EksCalc.Mutants [--sample N] [--seed S] [--workers W] [--patience SECONDS] [FILE.cs | FOLDER ...]");
    return 2;
}

using var copy = TestsCopy.Make();
var assembly = MutatedAssembly.Build(copy.Repository, options.Scope);
assembly.WriteTo(copy.ModelPath);
Console.Error.WriteLine($"{assembly.Mutants.Count} mutants; {assembly.Dropped} more do not compile.");

var mutants = options.Choose(assembly.Mutants);
var workers = new Workers(copy, options.Patience);
if (workers.Explore() is { } failure)
{
    Console.Error.WriteLine($"The tests fail without any mutant:\n{failure}");
    return 2;
}

var results = workers.Judge(mutants, options.Workers);
var report = new Report(results);
report.Print();
Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workers.ProcessorTime.TotalSeconds / mutants.Count:0.00} s of processor time a mutant."));
return report.Score >= 0.85 ? 0 : 1;
