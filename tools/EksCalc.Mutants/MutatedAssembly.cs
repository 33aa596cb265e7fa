using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EksCalc.Mutants;

/// <summary>The model's assembly with all mutants in it, each behind a switch.</summary>
internal sealed class MutatedAssembly
{
    private const string SwitchSource = """
        public static class MutantSwitch
        {
            public static int Active = int.Parse(System.Environment.GetEnvironmentVariable("EKSCALC_MUTANT") ?? "0");
            public static bool[] Seen = new bool[{0}];
            public static long StepsLeft = long.MaxValue;

            public static bool Is(int id)
            {
                Seen[id] = true;
                if (--StepsLeft < 0)
                    throw new System.TimeoutException("The mutant goes on and on.");
                return id == Active;
            }
        }
        """;

    private readonly byte[] image;

    private MutatedAssembly(byte[] image, IReadOnlyList<Mutant> mutants, int dropped) => (this.image, Mutants, Dropped) = (image, mutants, dropped);

    public IReadOnlyList<Mutant> Mutants { get; }

    /// <summary>How many do not compile.</summary>
    public int Dropped { get; }

    /// <summary>Compiles until only mutants are left that compile.</summary>
    /// <param name="repository">The repository's root.</param>
    /// <param name="scope">Folders and files below <c>src/EksCalc</c> that have mutants.</param>
    public static MutatedAssembly Build(string repository, IReadOnlyList<string> scope)
    {
        var sources = new ModelSources(repository);
        var without = new HashSet<int>();
        while (true)
        {
            var mutants = new List<Mutant>();
            var next = 1;
            var trees = sources.Trees.Select(tree => sources.IsIn(tree, scope) ? Write(tree, mutants, without, ref next) : tree).ToList();
            trees.Add(CSharpSyntaxTree.ParseText(SwitchSource.Replace("{0}", next.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), ModelSources.Parsing));
            using var image = new MemoryStream();
            var result = sources.Compile(trees).Emit(image, manifestResources: sources.Resources);
            if (result.Success)
                return new MutatedAssembly(image.ToArray(), mutants, without.Count);
            var wrong = result.Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error).ToList();
            var before = without.Count;
            without.UnionWith(wrong.SelectMany(Culprits));
            if (without.Count == before)
                throw new InvalidOperationException($"The mutants do not compile: {wrong[0]}");
        }
    }

    public void WriteTo(string path) => File.WriteAllBytes(path, image);

    private static SyntaxTree Write(SyntaxTree tree, List<Mutant> mutants, HashSet<int> without, ref int next)
    {
        var writer = new MutantWriter(mutants, without, next);
        var root = writer.Visit(tree.GetRoot())!;
        next = writer.Next;
        return tree.WithRootAndOptions(root, tree.Options);
    }

    /// <summary>
    /// The mutant that a problem is in. If it is in none: those nearest to it, of which one gives it an operand of another type; or for a variable
    /// without a value, or a missing return, the statements that the member's mutants take out.
    /// </summary>
    private static IEnumerable<int> Culprits(Diagnostic problem)
    {
        var place = problem.Location.SourceTree!.GetRoot().FindNode(problem.Location.SourceSpan, getInnermostNodeForTie: true);
        var around = place.AncestorsAndSelf().TakeWhile(node => node is not TypeDeclarationSyntax).ToList();
        if (around.Select(node => Ids(node, MutantWriter.Annotation).ToList()).FirstOrDefault(ids => ids.Count > 0) is { } own)
            return own;
        string[] kinds = problem.Id is "CS0165" or "CS0177" or "CS0161" or "CS0269" ? [MutantWriter.Jump, MutantWriter.Removal] : [MutantWriter.Annotation];
        return kinds.SelectMany(kind => around.Select(node => node.DescendantNodes().SelectMany(within => Ids(within, kind)).ToList())).FirstOrDefault(ids => ids.Count > 0) ?? [];
    }

    private static IEnumerable<int> Ids(SyntaxNode node, string kind) => node.GetAnnotations(kind).Select(annotation => int.Parse(annotation.Data!, CultureInfo.InvariantCulture));
}
