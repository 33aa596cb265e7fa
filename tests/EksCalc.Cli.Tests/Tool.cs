using System.Diagnostics;
using EksCalc.Cli.Output;

namespace EksCalc.Cli.Tests;

/// <summary>Runs command lines in this process, as <c>Program</c> does.</summary>
internal static class Tool
{
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await EksCalcTool.RunAsync(arguments, output, error);
        return (exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The same on a screen of so many cells; what is no result is fitted to it too.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunOnScreenAsync(Screen screen, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await EksCalcTool.RunOnAsync(arguments, new ToolConsole(output, error, screen, screen));
        return (exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The same where a person answers questions.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> AskAsync(TextReader input, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await EksCalcTool.RunOnAsync(arguments, new ToolConsole(output, error, Screen.Plain) { Input = () => input });
        return (exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs the tool in a process of its own.</summary>
    public static Task<(int ExitCode, string Error)> RunProcessAsync(params string[] arguments) =>
        RunProcessAsync(new ProcessStartInfo("dotnet", [typeof(EksCalcTool).Assembly.Location, .. arguments]));

    /// <summary>Runs a process to its end; what it prints is read and left.</summary>
    public static async Task<(int ExitCode, string Error)> RunProcessAsync(ProcessStartInfo start)
    {
        start.RedirectStandardError = start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }

    /// <summary>The arguments of a command line without quotes.</summary>
    public static Task<(int ExitCode, string Output, string Error)> RunLineAsync(string line) =>
        RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
