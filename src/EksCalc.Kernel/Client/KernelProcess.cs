using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using EksCalc.Kernel.Processes;

namespace EksCalc.Kernel.Client;

/// <summary>A kernel's process, with all that it starts. What they write goes nowhere but into its last words.</summary>
internal sealed class KernelProcess : IDisposable
{
    private const int MostLastWords = 16 * 1024;

    // The runtime, its code and what libraries allocate themselves, beside the heap that the limit is for.
    private const long BesideTheHeap = 512L * 1024 * 1024;

    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(250);

    private readonly Process process;
    private readonly StringBuilder lastWords = new();
    private readonly Timer? memoryWatch;

    private KernelProcess(Process process, long? memoryLimit)
    {
        this.process = process;
        Exited = WaitAsync();
        if (memoryLimit is { } limit)
            memoryWatch = new Timer(_ => Watch(limit + BesideTheHeap), null, WatchInterval, WatchInterval);
    }

    /// <summary>Ends when the process has ended.</summary>
    public Task Exited { get; }

    /// <summary>Whether it was ended because it took too much memory.</summary>
    public bool TookTooMuchMemory { get; private set; }

    /// <summary>Its exit code, once it has ended.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>The first of what it wrote to its standard error.</summary>
    public string LastWords
    {
        get
        {
            lock (lastWords)
                return lastWords.ToString().Trim();
        }
    }

    /// <param name="launch">How it is started.</param>
    /// <param name="connectionFile">Its connection file.</param>
    /// <param name="folder">Its working directory.</param>
    /// <param name="memoryLimit">The bytes that its heap may take; null for no limit.</param>
    /// <exception cref="KernelStartException">The program cannot be started.</exception>
    public static KernelProcess Start(KernelLaunch launch, string connectionFile, string folder, long? memoryLimit)
    {
        string[] command = [.. launch.ArgumentsFor(connectionFile)];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in launch.Environment)
            start.Environment[name] = value;
        start.Environment[ParentWatch.Variable] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        if (memoryLimit is { } limit)
            start.Environment["DOTNET_GCHeapHardLimit"] = limit.ToString("x", CultureInfo.InvariantCulture);
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return new KernelProcess(process, memoryLimit);
        }
        catch (Win32Exception problem)
        {
            throw new KernelStartException($"the kernel '{command[0]}' cannot be started: {problem.Message}");
        }
    }

    /// <summary>Sends it the signal of Ctrl-C; does nothing where there are no signals.</summary>
    public void Interrupt()
    {
        if (!OperatingSystem.IsWindows() && !Exited.IsCompleted)
            _ = UnixCalls.Signal(process.Id, UnixCalls.Interrupt);
    }

    /// <summary>Ends it and all that it started.</summary>
    public void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or AggregateException or NotSupportedException)
        {
            // It ended just then, or what is left of it is not ours to end.
        }

        // Children whose parent is gone are in its group still. The group's number is free for others once all are gone, which
        // takes a system tens of thousands of processes; it is used at once.
        if (!OperatingSystem.IsWindows())
            _ = UnixCalls.Signal(-process.Id, UnixCalls.Kill);
    }

    public void Dispose()
    {
        memoryWatch?.Dispose();
        Kill();
        RuntimeFiles.Remove(process.Id);
        process.Dispose();
    }

    private async Task WaitAsync()
    {
        _ = DrainAsync(process.StandardOutput, keep: false);
        var errors = DrainAsync(process.StandardError, keep: true);
        // Not for the ends of the streams: what a cell started may hold them open for ever.
        while (!process.HasExited)
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(100)).ConfigureAwait(false);
        await Task.WhenAny(errors, Task.Delay(100)).ConfigureAwait(false);
    }

    private async Task DrainAsync(StreamReader reader, bool keep)
    {
        var buffer = new char[4096];
        try
        {
            for (int read; (read = await reader.ReadAsync(buffer).ConfigureAwait(false)) > 0;)
            {
                lock (lastWords)
                {
                    if (keep && lastWords.Length < MostLastWords)
                        lastWords.Append(buffer, 0, Math.Min(read, MostLastWords - lastWords.Length));
                }
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The process is done with.
        }
    }

    private void Watch(long limit)
    {
        try
        {
            process.Refresh();
            if (process.HasExited || process.WorkingSet64 <= limit)
                return;
            TookTooMuchMemory = true;
            Kill();
        }
        catch (InvalidOperationException)
        {
            // It ended just then.
        }
    }
}
