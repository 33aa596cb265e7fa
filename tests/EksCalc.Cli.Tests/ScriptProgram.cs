using System.Reflection;
using EksCalc.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EksCalc.Cli.Tests;

/// <summary>Runs the file-based programs of <c>notebooks/scripts</c> in this process: compiled as <c>dotnet run</c> does, without the wait.</summary>
internal static class ScriptProgram
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly string Folder = Repository.PathOf("notebooks/scripts");

    private static readonly CSharpParseOptions Syntax = new CSharpParseOptions(LanguageVersion.Latest).WithFeatures([new("FileBasedProgram", "true")]);

    private static readonly CSharpCompilationOptions Strict = new(
        OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error, checkOverflow: true);

    /// <summary>The programs' file names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Directory.EnumerateFiles(Folder, "*.cs").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>A program's source.</summary>
    public static string SourceOf(string name) => File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>Compiles a program and runs it.</summary>
    public static (int ExitCode, string Output, string Error) Run(string name, params string[] arguments)
    {
        var entryPoint = Compile(name).EntryPoint!;
        var (output, error) = (Console.Out, Console.Error);
        using var newOutput = new StringWriter { NewLine = "\n" };
        using var newError = new StringWriter { NewLine = "\n" };
        try
        {
            Console.SetOut(newOutput);
            Console.SetError(newError);
            var exitCode = entryPoint.Invoke(null, [arguments]) as int? ?? 0;
            return (exitCode, newOutput.ToString(), newError.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    private static Assembly Compile(string name)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(name), [CSharpSyntaxTree.ParseText(SourceOf(name), Syntax), CSharpSyntaxTree.ParseText(ImplicitUsings, Syntax)], references, Strict);
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return Assembly.Load(assembly.ToArray());
    }
}
