using EksCalc.Kernel.Messaging;
using NetMQ;
using NetMQ.Sockets;

namespace EksCalc.Kernel.Sockets;

/// <summary>
/// The kernel's five sockets. One thread owns them: messages that come are handed over on it, messages that go are queued.
/// </summary>
internal sealed class KernelSockets : IDisposable
{
    // What is larger is no request of a notebook; the peer is disconnected.
    private const long MostFrameBytes = 64 * 1024 * 1024;

    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);
    private static readonly byte[] NoIdentity = [];

    private readonly MessageCodec codec;
    private readonly Action<KernelChannel, JupyterMessage> onMessage;
    private readonly string session;
    private readonly RouterSocket shell = new();
    private readonly RouterSocket control = new();
    private readonly RouterSocket stdin = new();
    private readonly RouterSocket heartbeat = new();
    private readonly XPublisherSocket iopub = new();
    private readonly NetMQQueue<Outgoing> outgoing = new();
    private readonly NetMQPoller poller;
    private readonly List<SocketFile> files = [];

    /// <param name="info">Where to listen.</param>
    /// <param name="session">The kernel's session.</param>
    /// <param name="onMessage">Called on the sockets' thread; must not block.</param>
    /// <exception cref="ConnectionFileException">An address is taken or cannot be used.</exception>
    public KernelSockets(ConnectionInfo info, string session, Action<KernelChannel, JupyterMessage> onMessage)
    {
        codec = new MessageCodec(info.Key);
        this.session = session;
        this.onMessage = onMessage;
        poller = new NetMQPoller { shell, control, stdin, heartbeat, iopub, outgoing };
        Listen(shell, info, info.ShellPort);
        Listen(control, info, info.ControlPort);
        Listen(stdin, info, info.StdinPort);
        Listen(heartbeat, info, info.HeartbeatPort);
        Listen(iopub, info, info.IopubPort);
        shell.ReceiveReady += (_, _) => Receive(KernelChannel.Shell, shell);
        control.ReceiveReady += (_, _) => Receive(KernelChannel.Control, control);
        stdin.ReceiveReady += (_, _) => Receive(KernelChannel.Stdin, stdin);
        heartbeat.ReceiveReady += (_, _) => Echo();
        iopub.ReceiveReady += (_, _) => Welcome();
        outgoing.ReceiveReady += (_, _) => SendQueued();
        poller.RunAsync("kernel sockets");
    }

    /// <summary>Sends a message, from any thread; messages of one thread keep their order.</summary>
    public void Send(KernelChannel channel, JupyterMessage message) => outgoing.Enqueue(new Outgoing(channel, message, null));

    /// <summary>Ends when all that was sent before has been handed to the system.</summary>
    public Task FlushAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        outgoing.Enqueue(new Outgoing(KernelChannel.Iopub, null, done));
        return done.Task;
    }

    public void Dispose()
    {
        poller.Dispose();
        foreach (var socket in (NetMQSocket[])[shell, control, stdin, heartbeat, iopub])
            socket.Dispose();
        outgoing.Dispose();
        files.ForEach(file => file.Dispose());
        NetMQConfig.Cleanup(block: true); // Waits for what is still to be sent, as long as sockets linger.
    }

    private void Listen(NetMQSocket socket, ConnectionInfo info, int port)
    {
        socket.Options.Linger = Linger;
        socket.Options.MaxMsgSize = MostFrameBytes;
        // A publication to a slow front end waits in memory instead of being lost; what a cell puts out is bounded.
        socket.Options.SendHighWatermark = 0;
        if (socket is RouterSocket router)
            router.Options.RouterHandover = true;
        else
            iopub.Options.XPubVerbose = true;
        try
        {
            if (info.IsIpc)
                files.Add(new SocketFile(info.SocketPath(port), socket.BindRandomPort("tcp://127.0.0.1")));
            else
                socket.Bind(info.TcpAddress(port));
        }
        catch (Exception problem) when (problem is NetMQException or System.Net.Sockets.SocketException or IOException)
        {
            throw new ConnectionFileException($"cannot listen on {(info.IsIpc ? info.SocketPath(port) : info.TcpAddress(port))}: {problem.Message}");
        }
    }

    private void Receive(KernelChannel channel, RouterSocket socket)
    {
        var frames = new List<byte[]>();
        if (socket.TryReceiveMultipartBytes(ref frames) && codec.TryDecode(frames!, out var message))
            onMessage(channel, message);
    }

    private void Echo()
    {
        var frames = new List<byte[]>();
        if (heartbeat.TryReceiveMultipartBytes(ref frames))
            heartbeat.TrySendMultipartBytes(frames!);
    }

    // The first byte of a subscription is 1; the topic follows. With the welcome a front end knows that nothing will escape it.
    private void Welcome()
    {
        var frames = new List<byte[]>();
        if (!iopub.TryReceiveMultipartBytes(ref frames) || frames is not [[1, .. var topic]])
            return;
        var name = System.Text.Encoding.UTF8.GetString(topic);
        Put(KernelChannel.Iopub, JupyterMessage.Create("iopub_welcome", session, new() { ["subscription"] = name }) with { Identities = [topic] });
    }

    private void SendQueued()
    {
        while (outgoing.TryDequeue(out var next, TimeSpan.Zero))
        {
            if (next.Message is not null)
                Put(next.Channel, next.Message);
            next.Done?.SetResult();
        }
    }

    private void Put(KernelChannel channel, JupyterMessage message)
    {
        NetMQSocket socket = channel switch
        {
            KernelChannel.Shell => shell,
            KernelChannel.Control => control,
            KernelChannel.Stdin => stdin,
            _ => iopub,
        };
        var frames = codec.Encode(message);
        socket.TrySendMultipartBytes([.. channel == KernelChannel.Iopub && message.Identities.Count == 0 ? [NoIdentity, .. frames] : frames]);
    }

    private sealed record Outgoing(KernelChannel Channel, JupyterMessage? Message, TaskCompletionSource? Done);
}
