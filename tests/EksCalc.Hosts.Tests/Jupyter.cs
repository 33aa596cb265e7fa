using System.ComponentModel;
using System.Diagnostics;
using EksCalc.Testing;

[assembly: AssemblyFixture(typeof(EksCalc.Hosts.Tests.Jupyter))]

namespace EksCalc.Hosts.Tests;

/// <summary>
/// The Jupyter that is installed here, with folders of its own, in which the kernels are what <c>ekscalc kernel install</c> and
/// <c>tools/install-jupyter-kernel.cs</c> put there. Without Jupyter a test is skipped; with <c>EKSCALC_REQUIRE_JUPYTER=1</c> it fails instead.
/// </summary>
public sealed class Jupyter : IAsyncLifetime
{
    /// <summary>What <c>ekscalc kernel install</c> calls EksCalc's kernel.</summary>
    public const string OwnKernel = "ekscalc";

    /// <summary>What the kernel of .NET Interactive is called.</summary>
    public const string InteractiveKernel = ".net-csharp";

    private const string Missing = "No jupyter on PATH that has nbconvert and notebook (Debian: apt-get install jupyter-notebook jupyter-nbconvert).";
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(5);
    private static readonly string Root = Repository.PathOf(".");

    private readonly TemporaryFolder folder = new();
    private string? program;

    /// <summary>Variables that keep Jupyter away from the user's own folders.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["JUPYTER_DATA_DIR"] = folder.PathOf("data"),
        ["JUPYTER_CONFIG_DIR"] = folder.PathOf("config"),
        ["JUPYTER_RUNTIME_DIR"] = folder.PathOf("runtime"),
        ["IPYTHONDIR"] = folder.PathOf("ipython"),
        ["JUPYTER_NO_CONFIG"] = "1",
    };

    /// <summary>The program; ends the test where there is none.</summary>
    public string Require() => program ?? Lacking(Missing);

    /// <summary>The Python that Jupyter runs in; ends the test where that lacks a module.</summary>
    /// <param name="module">The module.</param>
    /// <param name="package">Debian's package of it.</param>
    public string RequirePython(string module, string package)
    {
        var python = File.ReadLines(Require()).First() is ['#', '!', .. var interpreter] ? interpreter.Trim() : "python3";
        return Answers(python, "-c", $"import {module}") ? python : Lacking($"{python} has no {module} (Debian: apt-get install {package}).");
    }

    /// <summary>Finds Jupyter and installs the kernels as a user does.</summary>
    public async ValueTask InitializeAsync()
    {
        program = Find();
        if (program is null)
            return;
        var own = HostProcess.RunAsync("dotnet", Root, Environment, InstallLimit, Tool, "kernel", "install");
        await HostProcess.RunAsync("dotnet", Root, Environment, InstallLimit, "tool", "restore");
        await HostProcess.RunAsync("dotnet", Path.GetTempPath(), Environment, InstallLimit, "run", Repository.PathOf("tools/install-jupyter-kernel.cs"));
        await own;
    }

    /// <summary>Removes its folders.</summary>
    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    // The command line as it was built with this test.
    internal static string Tool => Repository.PathOf($"src/EksCalc.Cli/bin/{Directory.GetParent(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!.Name}/net10.0/EksCalc.Cli.dll");

    // Another Python may come first on the path, with a jupyter that lacks what is needed.
    private static string? Find() => (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(place => Path.Combine(place, OperatingSystem.IsWindows() ? "jupyter.exe" : "jupyter"))
        .FirstOrDefault(path => File.Exists(path) && Answers(path, "nbconvert", "--version") && Answers(path, "notebook", "--version"));

    private static string Lacking(string words)
    {
        if (System.Environment.GetEnvironmentVariable("EKSCALC_REQUIRE_JUPYTER") == "1")
            Assert.Fail(words);
        Assert.Skip(words);
        return "";
    }

    private static bool Answers(string program, params IEnumerable<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            errors.Wait();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
