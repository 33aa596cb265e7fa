using System.Diagnostics;

namespace EksCalc.Mutants;

/// <summary>A process that runs tests (<see cref="TestHost"/>).</summary>
internal sealed class TestProcess : IDisposable
{
    /// <summary>A mutant that allocates without end fails at this, in bytes, instead of taking the machine's memory.</summary>
    private const string MostHeap = "0x60000000";

    private readonly Process process;
    private TimeSpan used;

    /// <param name="copy">The tests.</param>
    /// <param name="mutant">A mutant that is on from the start; 0 for none.</param>
    public TestProcess(TestsCopy copy, int mutant = 0)
    {
        string[] arguments =
        [
            "exec", "--runtimeconfig", Path.Combine(copy.Folder, "EksCalc.Tests.runtimeconfig.json"), "--depsfile", Path.Combine(copy.Folder, "EksCalc.Tests.deps.json"),
            Path.Combine(copy.Folder, Path.GetFileName(typeof(TestProcess).Assembly.Location)), TestHost.Command,
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = copy.Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["EKSCALC_MUTANT"] = mutant.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["DOTNET_GCHeapHardLimit"] = MostHeap;
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { }; // A crash is told there at length.
        process.BeginErrorReadLine();
    }

    /// <summary>Processor time that it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            try
            {
                process.Refresh();
                used = process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                // It has ended.
            }

            return used;
        }
    }

    public void Send(string line)
    {
        process.StandardInput.WriteLine(line);
        process.StandardInput.Flush();
    }

    /// <summary>The next line of its answer; null if it has crashed, or used more processor time than it may (however busy the machine is).</summary>
    public string? Receive(TimeSpan patience)
    {
        var line = process.StandardOutput.ReadLineAsync();
        var until = ProcessorTime + patience;
        // One that waits for ever uses none.
        for (var waits = 0; !line.Wait(TimeSpan.FromMilliseconds(100)); waits++)
        {
            if (ProcessorTime > until || waits > 1_200 + (patience.TotalSeconds * 100))
                return null;
        }

        return line.Result;
    }

    public void Dispose()
    {
        _ = ProcessorTime;
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}
