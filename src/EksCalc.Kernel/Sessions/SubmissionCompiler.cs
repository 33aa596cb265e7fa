using System.Reflection;
using System.Text;
using EksCalc.Kernel.Assemblies;
using EksCalc.Kernel.Limits;
using EksCalc.Kernel.Packages;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis;

namespace EksCalc.Kernel.Sessions;

/// <summary>
/// Compiles cells to submissions, each of which sees what the ones before it declared. Roslyn's scripting API makes the
/// compilations; emitting and loading are done here, because they decide where assemblies come from
/// (see <see cref="SessionLoadContext"/>).
/// </summary>
internal sealed class SubmissionCompiler
{
    // Those of .NET Interactive, so that a notebook written there compiles here.
    private static readonly string[] Imports =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.IO", "System.Linq",
        "System.Threading.Tasks", typeof(CellCommands).FullName!, typeof(DisplayExtensions).FullName!,
    ];

    private readonly int session;
    private readonly SessionPackages packages;
    private readonly SessionLoadContext loadContext;
    private readonly ScriptOptions options;

    // What the submissions so far were compiled with. Each submission has what the ones before it had: given again, it would
    // be kept again by each, and the memory of a session would grow with the square of its cells.
    private readonly HashSet<MetadataReference> inherited = [];
    private Script<object?>? last;

    public SubmissionCompiler(string folder, int session)
    {
        this.session = session;
        var assemblies = new SessionAssemblies();
        packages = new SessionPackages(folder, assemblies);
        loadContext = new SessionLoadContext(assemblies);
        options = ScriptOptions.Default
            .WithMetadataResolver(new ReferenceResolver(folder, assemblies, packages))
            .WithSourceResolver(new SourceFileResolver([], folder))
            .WithLanguageVersion(LanguageVersion.Latest)
            .WithAllowUnsafe(true)
            .WithFileEncoding(Encoding.UTF8)
            // Unoptimized code keeps every line of a stack trace; heavy work is in libraries, not in cells.
            .WithOptimizationLevel(OptimizationLevel.Debug);
    }

    /// <summary>Compiles and loads a piece of C#.</summary>
    /// <param name="code">The text.</param>
    /// <param name="label">What stack traces and errors call it.</param>
    /// <param name="cancellationToken">Stops restoring and compiling.</param>
    /// <exception cref="CompilationFailedException">It does not compile.</exception>
    /// <exception cref="PackageRestoreException">A package that it asks for cannot be restored.</exception>
    public Submission Compile(string code, string label, CancellationToken cancellationToken)
    {
        CodeNesting.Require(code);
        packages.Restore(PackagesIn(code, cancellationToken), cancellationToken);
        var here = OptionsFor(label);
        // The guarded text differs from the cell's in columns; errors are those of the cell's own text.
        var guarded = Emit(CellGuards.Guard(code, session), here, cancellationToken);
        var (script, assembly, errors) = guarded.Errors.Count == 0 ? guarded : Emit(code, here, cancellationToken);
        if (errors.Count > 0)
            throw new CompilationFailedException(errors);
        var compilation = script.GetCompilation();
        if (assembly is null || compilation.GetEntryPoint(cancellationToken) is not { } entryPoint)
            return new Submission(script, Start: null, ResultLine: null); // Only comments or usings.

        var start = assembly
            .GetType(entryPoint.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entryPoint.MetadataName)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
        return new Submission(script, start, ResultLine(compilation, label));
    }

    private (Script<object?> Script, Assembly? Assembly, IReadOnlyList<Diagnostic> Errors) Emit(
        string code, ScriptOptions here, CancellationToken cancellationToken)
    {
        var script = last is null ? CSharpScript.Create<object?>(code, here) : last.ContinueWith<object?>(code, here);
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = script.GetCompilation().Emit(assembly, symbols, cancellationToken: cancellationToken,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        var errors = emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (!emitted.Success)
            return (script, null, errors);

        assembly.Position = 0;
        symbols.Position = 0;
        return (script, loadContext.LoadFromStream(assembly, symbols), errors);
    }

    /// <summary>Makes what a submission declared visible to the ones after it.</summary>
    public void Accept(Submission submission)
    {
        last = submission.Script;
        inherited.UnionWith(submission.Script.Options.MetadataReferences);
    }

    /// <summary>What the compiler makes of a text as the next cell. Nothing is restored, and the text may have errors.</summary>
    /// <param name="code">The text.</param>
    public Compilation Analyze(string code)
    {
        var here = OptionsFor("next cell");
        return (last is null ? CSharpScript.Create<object?>(code, here) : last.ContinueWith<object?>(code, here)).GetCompilation();
    }

    /// <summary>The assemblies of the session that are loaded by now, cells' own excepted.</summary>
    public IEnumerable<Assembly> LoadedAssemblies => loadContext.Assemblies.Where(assembly => assembly.Location.Length > 0);

    private ScriptOptions OptionsFor(string label)
    {
        var references = ((IEnumerable<MetadataReference>)[.. FrameworkAssemblies.References, KernelReference, .. packages.References])
            .Where(reference => !inherited.Contains(reference));
        return options.WithFilePath(label).WithReferences(references).WithImports(last is null ? Imports : []);
    }

    private static PortableExecutableReference KernelReference { get; } =
        MetadataReference.CreateFromFile(typeof(CellCommands).Assembly.Location);

    private static IEnumerable<PackageDirective> PackagesIn(string code, CancellationToken cancellationToken)
    {
        if (!code.Contains("#r", StringComparison.Ordinal))
            yield break;
        var tree = CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(kind: SourceCodeKind.Script), cancellationToken: cancellationToken);
        foreach (var directive in tree.GetCompilationUnitRoot(cancellationToken).GetReferenceDirectives())
            if (PackageDirective.TryParse(directive.File.ValueText, out var package))
                yield return package;
    }

    // A last expression without a semicolon is shown even when it is null; a call without a value is not.
    private static int? ResultLine(Compilation compilation, string label)
    {
        var tree = compilation.SyntaxTrees.Last(tree => tree.FilePath == label);
        if (tree.GetRoot() is not CompilationUnitSyntax { Members: [.., GlobalStatementSyntax { Statement: ExpressionStatementSyntax last }] }
            || !last.SemicolonToken.IsMissing
            || compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type is { SpecialType: SpecialType.System_Void })
            return null;
        return last.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
    }
}
