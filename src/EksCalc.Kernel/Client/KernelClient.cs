using System.Text.Json.Nodes;
using EksCalc.Kernel.Messaging;
using EksCalc.Kernel.Sockets;

namespace EksCalc.Kernel.Client;

/// <summary>A kernel in a process of its own, and the line to it. One cell at a time.</summary>
internal sealed class KernelClient : IDisposable
{
    private const int Attempts = 3;

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Nudge = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LastWordsPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(4);

    private readonly string session = Guid.NewGuid().ToString();
    private readonly KernelLaunch launch;
    private readonly KernelProcess process;
    private readonly ClientSockets sockets;
    private readonly TaskCompletionSource shellAnswers = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource iopubAnswers = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile PendingCell? pending;

    private KernelClient(KernelLaunch launch, KernelProcess process, ConnectionInfo info)
    {
        this.launch = launch;
        this.process = process;
        sockets = new ClientSockets(info, OnMessage);
    }

    /// <summary>The process, for the words about its end.</summary>
    public KernelProcess Process => process;

    /// <summary>Starts a kernel and waits until it answers.</summary>
    /// <exception cref="KernelStartException">It cannot be started or does not answer.</exception>
    public static async Task<KernelClient> StartAsync(KernelLaunch launch, string folder, long? memoryLimit, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var info = LocalPorts.Find();
            var file = Path.Combine(Path.GetTempPath(), $"kernel-{Guid.NewGuid():N}.json");
            KernelClient? client = null;
            try
            {
                ConnectionFile.Write(file, info);
                client = new KernelClient(launch, KernelProcess.Start(launch, file, folder, memoryLimit), info);
                await client.WaitUntilReadyAsync(cancellation).ConfigureAwait(false);
                // The first use of a compiler takes a second or so; no cell's time limit should pay for it.
                await client.ExecuteAsync("", isSilent: true, limit: StartPatience, _ => { }, cancellation).ConfigureAwait(false);
                return client;
            }
            catch (KernelStartException) when (attempt < Attempts && client is { process.Exited.IsCompleted: true })
            {
                client.Dispose(); // Perhaps another program took one of the ports just then.
            }
            catch
            {
                client?.Dispose();
                throw;
            }
            finally
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>Runs a cell.</summary>
    /// <param name="code">Its text.</param>
    /// <param name="limit">How long it may run; null for as long as it takes.</param>
    /// <param name="onOutput">Called with the messages of its outputs, one at a time.</param>
    /// <param name="cancellation">Ends the kernel.</param>
    public Task<ExecuteResult> ExecuteAsync(string code, TimeSpan? limit, Action<JupyterMessage> onOutput, CancellationToken cancellation) =>
        ExecuteAsync(code, isSilent: false, limit, onOutput, cancellation);

    private async Task<ExecuteResult> ExecuteAsync(string code, bool isSilent, TimeSpan? limit, Action<JupyterMessage> onOutput, CancellationToken cancellation)
    {
        var request = JupyterMessage.Create("execute_request", session, new()
        {
            ["code"] = code,
            ["silent"] = isSilent,
            ["store_history"] = !isSilent,
            ["user_expressions"] = new JsonObject(),
            ["allow_stdin"] = false,
            ["stop_on_error"] = true,
        });
        var cell = new PendingCell(request.Id, onOutput);
        pending = cell;
        sockets.Send(KernelChannel.Shell, request);
        try
        {
            var end = await WaitAsync(cell, limit, cancellation).ConfigureAwait(false);
            return new ExecuteResult(end, cell.Error, cell.ErrorMetadata);
        }
        finally
        {
            pending = null;
        }
    }

    /// <summary>Asks the kernel to end, and ends it when it does not.</summary>
    public async Task ShutDownAsync()
    {
        sockets.Send(KernelChannel.Control, JupyterMessage.Create("shutdown_request", session, new() { ["restart"] = false }));
        await Task.WhenAny(process.Exited, Task.Delay(EndPatience)).ConfigureAwait(false);
    }

    public void Dispose()
    {
        process.Dispose();
        sockets.Dispose();
    }

    private async Task<ExecuteEnd> WaitAsync(PendingCell cell, TimeSpan? limit, CancellationToken cancellation)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var time = Task.Delay(limit ?? Timeout.InfiniteTimeSpan, timer.Token);
        var first = await Task.WhenAny(cell.Done, process.Exited, time).ConfigureAwait(false);
        await timer.CancelAsync().ConfigureAwait(false);
        if (first == cell.Done)
            return ExecuteEnd.Answered;
        if (first == process.Exited)
        {
            // What it said last may be on its way.
            await Task.WhenAny(cell.Done, Task.Delay(LastWordsPatience, CancellationToken.None)).ConfigureAwait(false);
            return ExecuteEnd.KernelEnded;
        }

        if (cancellation.IsCancellationRequested)
        {
            process.Kill();
            return ExecuteEnd.Cancelled;
        }

        cell.IsStopping = true;
        if (launch.InterruptsByMessage)
            sockets.Send(KernelChannel.Control, JupyterMessage.Create("interrupt_request", session, []));
        else
            process.Interrupt();
        await Task.WhenAny(cell.Done, process.Exited, Task.Delay(StopPatience, CancellationToken.None)).ConfigureAwait(false);
        if (cell.Done.IsCompleted)
            return ExecuteEnd.Stopped;
        process.Kill();
        return ExecuteEnd.KilledAtLimit;
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellation)
    {
        var both = Task.WhenAll(shellAnswers.Task, iopubAnswers.Task);
        for (var begin = Environment.TickCount64; !both.IsCompleted;)
        {
            // Asked again and again: what a kernel says before its news reach this side is lost.
            sockets.Send(KernelChannel.Shell, JupyterMessage.Create("kernel_info_request", session, []));
            await Task.WhenAny(both, process.Exited, Task.Delay(Nudge, cancellation)).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            if (process.Exited.IsCompleted)
                throw new KernelStartException($"the kernel ended before it answered (exit code {process.ExitCode}){(process.LastWords is { Length: > 0 } words ? $": {words}" : "")}");
            if (Environment.TickCount64 - begin > StartPatience.TotalMilliseconds)
                throw new KernelStartException(System.FormattableString.Invariant($"the kernel did not answer within {StartPatience.TotalSeconds} s"));
        }
    }

    private void OnMessage(KernelChannel channel, JupyterMessage message)
    {
        if (channel == KernelChannel.Iopub)
            iopubAnswers.TrySetResult();
        else if (message.Type == "kernel_info_reply")
            shellAnswers.TrySetResult();
        if (pending is { } cell && message.ParentId == cell.Id)
            cell.Take(channel, message);
    }
}
