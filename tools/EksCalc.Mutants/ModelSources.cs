using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace EksCalc.Mutants;

/// <summary>What <c>src/EksCalc</c> is compiled from, as its last build left it.</summary>
internal sealed class ModelSources
{
    private readonly string folder;
    private readonly string built;
    private readonly string generator;

    public ModelSources(string repository)
    {
        folder = Path.Combine(repository, "src", "EksCalc");
        // The SDK's own code: usings, the assembly's attributes.
        var generated = new DirectoryInfo(Path.Combine(folder, "obj")).EnumerateDirectories("net10.0", SearchOption.AllDirectories).MaxBy(each => each.LastWriteTimeUtc)!;
        built = Path.Combine(generated.FullName, "EksCalc.dll");
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var packs = Path.Combine(runtime, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref");
        generator = Directory.EnumerateFiles(packs, "System.Text.RegularExpressions.Generator.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
        Trees =
        [
            .. Files(folder).Where(file => !IsBelow(file, "obj") && !IsBelow(file, "bin")).Concat(Files(Path.Combine(folder, "..", "Input"))).Concat(Files(generated.FullName))
                .Select(file => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(file), System.Text.Encoding.UTF8), Parsing, file)),
        ];
    }

    public static CSharpParseOptions Parsing { get; } = new(LanguageVersion.Preview);

    public IReadOnlyList<SyntaxTree> Trees { get; }

    /// <summary>The data that the assembly carries.</summary>
    public IEnumerable<ResourceDescription> Resources
    {
        get
        {
            var assembly = Assembly.Load(File.ReadAllBytes(built));
            return assembly.GetManifestResourceNames().Select(name => new ResourceDescription(name, () => assembly.GetManifestResourceStream(name)!, isPublic: true));
        }
    }

    public bool IsIn(SyntaxTree tree, IReadOnlyList<string> scope) => scope.Any(each => Path.GetRelativePath(folder, tree.FilePath).Replace('\\', '/') is var path
        && (path.StartsWith(each + '/', StringComparison.Ordinal) || path == each || path.EndsWith('/' + each, StringComparison.Ordinal)));

    /// <summary>As the project file has it: arithmetic is checked, nullable types are on.</summary>
    public CSharpCompilation Compile(IEnumerable<SyntaxTree> trees)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, checkOverflow: true, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location)).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("EksCalc", trees, references, options);
        var regexes = new Microsoft.CodeAnalysis.Diagnostics.AnalyzerFileReference(generator, new Loader());
        CSharpGeneratorDriver.Create(regexes.GetGenerators(LanguageNames.CSharp), parseOptions: Parsing).RunGeneratorsAndUpdateCompilation(compilation, out var complete, out _);
        return (CSharpCompilation)complete;
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private bool IsBelow(string file, string name) => Path.GetRelativePath(folder, file).StartsWith(name + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
