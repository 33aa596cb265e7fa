using System.Runtime.InteropServices;
using EksCalc.Kernel.Messaging;
using EksCalc.Kernel.Processes;
using EksCalc.Kernel.Sessions;

namespace EksCalc.Kernel.Server;

/// <summary>A kernel as a process: serves until a front end ends it or is gone, and takes what its cells started along.</summary>
public static class KernelProgram
{
    private const int BadInput = 2;

    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(1.5);

    /// <summary>Serves; the process ends with it.</summary>
    /// <param name="connectionFile">The connection file.</param>
    /// <param name="options">How to serve.</param>
    /// <returns>The exit code, where the process did not end at once: 2 for a connection file that cannot be used.</returns>
    public static async Task<int> RunAsync(string connectionFile, KernelServerOptions options)
    {
        if (ParentWatch.HasFrontEnd && !OperatingSystem.IsWindows())
            _ = UnixCalls.StartSession(); // What cells start is then a group with this process, and ends with it.
        KernelServer? server = null;
        var streams = ProcessStreams.Capture((stream, text) => CellScope.Running?.Write(stream, text));
        try
        {
            server = new KernelServer(ConnectionFile.Read(connectionFile, Say), options, Say) { CodeEnded = streams.Drain };
        }
        catch (ConnectionFileException invalid)
        {
            Say(invalid.Message);
            return BadInput;
        }

        AppDomain.CurrentDomain.UnhandledException += (_, arguments) => EndWith(server, Words(arguments.ExceptionObject));
        var isEnding = false;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (!isEnding)
                EndWith(server, $"the cell ended its process (exit code {Environment.ExitCode})");
        };
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            server.Interrupt();
        });
        ParentWatch.Start(() => End(0));
        var code = await server.Ended.ConfigureAwait(false);
        server.Dispose();
        End(code);
        return code;

        void End(int exitCode)
        {
            isEnding = true;
            Exit(exitCode);
        }

        void Say(string message) => streams.Log.WriteLine($"kernel: {message}");
    }

    private static void EndWith(KernelServer server, string message)
    {
        if (server.RunningLabel is not { } label)
            return;
        server.EndWith(new CellError("KernelEnded", message, [$"{label}: {message}"]));
        Thread.Sleep(LastWords); // The system takes it from here; the runtime does not wait for it.
    }

    private static string Words(object exception) => exception is Exception problem
        ? $"an exception that nothing caught ended the process: {problem.GetType()}: {problem.Message}"
        : "an exception that nothing caught ended the process";

    private static void Exit(int code)
    {
        if (OperatingSystem.IsWindows())
        {
            Environment.Exit(code);
            return;
        }

        // What libraries put away at a process's end, such as the browser that draws pictures, goes first; nothing that a cell left behind holds
        // it up for longer than this.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => ExitAtOnce(code);
        var ordinary = new Thread(() => Environment.Exit(code)) { IsBackground = true, Name = "end" };
        ordinary.Start();
        ordinary.Join(EndPatience);
        ExitAtOnce(code);
    }

    private static void ExitAtOnce(int code)
    {
        // The group's signal is this process's too: it is ignored up to the end, or the signal would be the exit code.
        using var ignored = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = true);
        if (ParentWatch.HasFrontEnd && UnixCalls.GroupId() == Environment.ProcessId)
            _ = UnixCalls.Signal(-Environment.ProcessId, UnixCalls.Terminate);
        RuntimeFiles.Remove(Environment.ProcessId);
        UnixCalls.Exit(code);
    }
}
