using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EksCalc.Kernel.Tests;

/// <summary>Makes small assemblies for cells to reference.</summary>
internal static class FixtureAssembly
{
    /// <summary>Compiles code to <c>NAME.dll</c> in a folder.</summary>
    public static string Compile(string folder, string name, string code, params string[] references)
    {
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal));
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code)],
            framework.Concat(references).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var file = Path.Combine(folder, name + ".dll");
        var result = compilation.Emit(file);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return file;
    }
}
