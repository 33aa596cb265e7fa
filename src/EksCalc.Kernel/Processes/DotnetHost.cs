using System.Runtime.InteropServices;

namespace EksCalc.Kernel.Processes;

/// <summary>The <c>dotnet</c> that runs this process, whatever the search path says.</summary>
internal static class DotnetHost
{
    // Its runtime is in <root>/shared/Microsoft.NETCore.App/<version>/.
    public static string Path { get; } = Find();

    private static string Find()
    {
        var root = System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var beside = System.IO.Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(beside) ? beside : "dotnet";
    }
}
