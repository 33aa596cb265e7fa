using System.ComponentModel;
using System.Diagnostics;
using EksCalc.Testing;

namespace EksCalc.Hosts.Tests;

/// <summary>
/// The Jupyter that is installed here, with folders of its own, in which the kernel is what <c>tools/install-jupyter-kernel.cs</c> puts there. Without
/// Jupyter a test is skipped; with <c>EKSCALC_REQUIRE_JUPYTER=1</c> it fails instead.
/// </summary>
public sealed class Jupyter : IAsyncLifetime
{
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
    public string Require()
    {
        if (program is not null)
            return program;
        if (System.Environment.GetEnvironmentVariable("EKSCALC_REQUIRE_JUPYTER") == "1")
            Assert.Fail(Missing);
        Assert.Skip(Missing);
        return "";
    }

    /// <summary>Finds Jupyter and installs the kernel as a user does.</summary>
    public async ValueTask InitializeAsync()
    {
        program = Find();
        if (program is null)
            return;
        await HostProcess.RunAsync("dotnet", Root, Environment, InstallLimit, "tool", "restore");
        await HostProcess.RunAsync("dotnet", Path.GetTempPath(), Environment, InstallLimit, "run", Repository.PathOf("tools/install-jupyter-kernel.cs"));
    }

    /// <summary>Removes its folders.</summary>
    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    // Another Python may come first on the path, with a jupyter that lacks what is needed.
    private static string? Find() => (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(place => Path.Combine(place, OperatingSystem.IsWindows() ? "jupyter.exe" : "jupyter"))
        .FirstOrDefault(path => File.Exists(path) && Answers(path, "nbconvert") && Answers(path, "notebook"));

    private static bool Answers(string jupyter, string command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(jupyter, [command, "--version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
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
