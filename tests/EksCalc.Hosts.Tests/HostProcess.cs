using System.Diagnostics;
using System.Text;

namespace EksCalc.Hosts.Tests;

/// <summary>A program of a host, with the last of what it says; it and all that it started end with the test.</summary>
internal sealed class HostProcess : IDisposable
{
    private const int MostCharacters = 64 * 1024;

    private readonly StringBuilder said = new();
    private readonly Process process;

    private HostProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts a program.</summary>
    /// <param name="program">Its path or name.</param>
    /// <param name="folder">Its working directory.</param>
    /// <param name="environment">Variables that it has besides those of this process.</param>
    /// <param name="arguments">Its arguments.</param>
    public static HostProcess Start(string program, string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new HostProcess(start);
    }

    /// <summary>Runs a program to its end, which must be a good one.</summary>
    /// <returns>The last of what it said.</returns>
    public static Task<string> RunAsync(string program, string folder, IReadOnlyDictionary<string, string> environment, TimeSpan limit, params IEnumerable<string> arguments) =>
        RunAsync(program, folder, environment, limit, exitCode: 0, arguments);

    /// <summary>Runs a program to its end; fails, with what it said, unless that has the exit code.</summary>
    /// <returns>The last of what it said.</returns>
    public static async Task<string> RunAsync(string program, string folder, IReadOnlyDictionary<string, string> environment, TimeSpan limit, int exitCode, IEnumerable<string> arguments)
    {
        using var host = Start(program, folder, environment, arguments);
        Assert.True(await host.EndsWithinAsync(limit), $"{program} was not done after {limit.TotalSeconds} s.\n{host.Said}");
        Assert.True(host.process.ExitCode == exitCode, $"{program} ended with code {host.process.ExitCode}.\n{host.Said}");
        return host.Said;
    }

    /// <summary>The last of what it said.</summary>
    public string Said
    {
        get
        {
            lock (said)
                return said.ToString();
        }
    }

    /// <summary>Whether it has ended by itself.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>Waits for its end.</summary>
    /// <returns>Whether that came within the limit.</returns>
    public async Task<bool> EndsWithinAsync(TimeSpan limit)
    {
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(limit, TestContext.Current.CancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Ends it where it still runs.</summary>
    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (said)
        {
            said.Append(line).Append('\n');
            if (said.Length > MostCharacters)
                said.Remove(0, said.Length - MostCharacters);
        }
    }
}
