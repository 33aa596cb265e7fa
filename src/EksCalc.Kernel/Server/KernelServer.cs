using System.Text.Json.Nodes;
using EksCalc.Kernel.Comms;
using EksCalc.Kernel.Help;
using EksCalc.Kernel.Messaging;
using EksCalc.Kernel.Sessions;
using EksCalc.Kernel.Sockets;

namespace EksCalc.Kernel.Server;

/// <summary>
/// A Jupyter kernel for C#: one session, served to front ends over Jupyter's messaging protocol 5.3. Fields that it does not
/// know are passed over; messages that are not signed with its key are dropped.
/// </summary>
/// <remarks>It takes over the process's console and working directory, so a process has one.</remarks>
public sealed class KernelServer : IDisposable
{
    private readonly string session = Guid.NewGuid().ToString();
    private readonly TaskCompletionSource<int> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly KernelPublisher publisher;
    private readonly KernelHistory history = new();
    private readonly ScriptSession script;
    private readonly CodeHelp help;
    private readonly ExecuteRequests execution;
    private readonly RequestQueue shell;
    private readonly RequestQueue control;
    private readonly KernelSockets sockets;
    private readonly ConnectionInfo info;
    private CancellationTokenSource current = new();
    private int refused;

    /// <summary>Opens the sockets and begins to serve.</summary>
    /// <param name="info">Where to listen.</param>
    /// <param name="options">How to serve.</param>
    /// <param name="log">Called with what a front end is not told.</param>
    /// <exception cref="ConnectionFileException">An address is taken or cannot be used.</exception>
    public KernelServer(ConnectionInfo info, KernelServerOptions options, Action<string>? log = null)
    {
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(options);
        this.info = info;
        publisher = new KernelPublisher(session);
        script = new ScriptSession(new ScriptSessionOptions { Folder = options.Folder, Pictures = options.Pictures, FirstPictureCell = options.FirstPictureCell, OnCodeEnded = () => CodeEnded?.Invoke() });
        help = new CodeHelp(script, options.Folder);
        execution = new ExecuteRequests(script, publisher, history, help);
        shell = new RequestQueue(publisher, OnShellAsync, log ?? (_ => { }));
        control = new RequestQueue(publisher, OnControlAsync, log ?? (_ => { }));
        sockets = new KernelSockets(info, session, OnMessage);
        publisher.Use(sockets);
        CommHub.Use((type, content, buffers) => publisher.PublishData(type, content, buffers));
        publisher.Status("starting", parent: null);
        _ = options.WarmsUp ? ScriptSession.WarmUpFurtherAsync() : ScriptSession.Ready;
    }

    /// <summary>Ends when a front end asks for it, with the code that the process should end with.</summary>
    public Task<int> Ended => ended.Task;

    /// <summary>Called when the code of a cell has ended, while its outputs are still taken.</summary>
    internal Action? CodeEnded { get; set; }

    /// <summary>What errors call the cell that runs; null between cells.</summary>
    internal string? RunningLabel => execution.RunningLabel;

    /// <summary>Stops the cell that runs, if one does.</summary>
    public void Interrupt() => current.Cancel();

    /// <summary>Says at the running cell that the process ends because of it, and sees that front ends hear it.</summary>
    internal void EndWith(CellError error)
    {
        execution.EndWith(error);
        publisher.FlushAsync().Wait(TimeSpan.FromSeconds(1));
        sockets.Dispose();
    }

    /// <summary>Closes the sockets; what was said before is sent.</summary>
    public void Dispose() => sockets.Dispose();

    private void OnMessage(KernelChannel channel, JupyterMessage message)
    {
        if (channel == KernelChannel.Stdin)
            execution.Answer(message);
        else
            (channel == KernelChannel.Control ? control : shell).Add(message);
    }

    private async Task OnShellAsync(JupyterMessage request)
    {
        if (refused > 0 && refused-- > 0 && request.Type == "execute_request")
        {
            execution.Refuse(request);
            return;
        }

        current = new CancellationTokenSource();
        if (request.Type == "execute_request")
        {
            if (await execution.RunAsync(request, current.Token).ConfigureAwait(false))
                refused = shell.Count; // Those that were sent before their front end knew.
        }
        else if (Answer(request, current.Token) is { } content)
            publisher.Reply(KernelChannel.Shell, request, content);
    }

    private async Task OnControlAsync(JupyterMessage request)
    {
        switch (request.Type)
        {
            case "interrupt_request":
                Interrupt();
                publisher.Reply(KernelChannel.Control, request, new() { ["status"] = "ok" });
                break;
            case "shutdown_request":
                await ShutDownAsync(KernelChannel.Control, request).ConfigureAwait(false);
                break;
            case "debug_request":
                publisher.Reply(KernelChannel.Control, request, new()
                {
                    ["type"] = "response",
                    ["request_seq"] = MessageContent.Number(request.Content, "seq") ?? 0,
                    ["success"] = false,
                    ["command"] = MessageContent.Text(request.Content, "command"),
                    ["message"] = "this kernel has no debugger",
                });
                break;
            case "kernel_info_request":
                publisher.Reply(KernelChannel.Control, request, KernelInfo.Content());
                break;
        }
    }

    private JsonObject? Answer(JupyterMessage request, CancellationToken cancellation)
    {
        switch (request.Type)
        {
            case "kernel_info_request":
                return KernelInfo.Content();
            case "complete_request":
                return HelpRequests.Complete(help, request.Content, cancellation);
            case "inspect_request":
                return HelpRequests.Inspect(help, request.Content, cancellation);
            case "is_complete_request":
                return HelpRequests.IsComplete(help, request.Content, cancellation);
            case "history_request":
                return history.Find(request.Content);
            case "comm_info_request":
                return new() { ["status"] = "ok", ["comms"] = CommHub.Describe(MessageContent.Text(request.Content, "target_name")) };
            case "comm_open" or "comm_msg" or "comm_close":
                script.Run(() => Receive(request), output => publisher.Publish(output, request));
                return null;
            case "connect_request":
                return new()
                {
                    ["status"] = "ok",
                    ["shell_port"] = info.ShellPort,
                    ["iopub_port"] = info.IopubPort,
                    ["stdin_port"] = info.StdinPort,
                    ["hb_port"] = info.HeartbeatPort,
                    ["control_port"] = info.ControlPort,
                };
            case "shutdown_request": // On this socket until protocol 5.3.
                _ = ShutDownAsync(KernelChannel.Shell, request);
                return null;
            default:
                return null;
        }
    }

    private static void Receive(JupyterMessage message) => CommHub.Receive(
        message.Type,
        MessageContent.Text(message.Content, "comm_id"),
        MessageContent.Text(message.Content, "target_name"),
        message.Content["data"] as JsonObject ?? [],
        message.Buffers);

    private async Task ShutDownAsync(KernelChannel channel, JupyterMessage request)
    {
        var restart = MessageContent.Flag(request.Content, "restart", false);
        publisher.Reply(channel, request, new() { ["status"] = "ok", ["restart"] = restart });
        publisher.Publish("shutdown_reply", new() { ["status"] = "ok", ["restart"] = restart }, request);
        publisher.Status("idle", request);
        Interrupt();
        await publisher.FlushAsync().ConfigureAwait(false);
        ended.TrySetResult(0);
    }
}
