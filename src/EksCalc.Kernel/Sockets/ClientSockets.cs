using EksCalc.Kernel.Messaging;
using NetMQ;
using NetMQ.Sockets;

namespace EksCalc.Kernel.Sockets;

/// <summary>A front end's side of a kernel's sockets. One thread owns them: messages that come are handed over on it, messages that go are queued.</summary>
internal sealed class ClientSockets : IDisposable
{
    private static readonly TimeSpan Reconnect = TimeSpan.FromMilliseconds(25);

    private readonly MessageCodec codec;
    private readonly Action<KernelChannel, JupyterMessage> onMessage;
    private readonly DealerSocket shell = new();
    private readonly DealerSocket control = new();
    private readonly SubscriberSocket iopub = new();
    private readonly NetMQQueue<(KernelChannel Channel, JupyterMessage Message)> outgoing = new();
    private readonly NetMQPoller poller;

    /// <param name="info">Where the kernel listens, or is about to.</param>
    /// <param name="onMessage">Called on the sockets' thread; must not block.</param>
    public ClientSockets(ConnectionInfo info, Action<KernelChannel, JupyterMessage> onMessage)
    {
        codec = new MessageCodec(info.Key);
        this.onMessage = onMessage;
        poller = new NetMQPoller { shell, control, iopub, outgoing };
        Connect(shell, info, info.ShellPort, KernelChannel.Shell);
        Connect(control, info, info.ControlPort, KernelChannel.Control);
        Connect(iopub, info, info.IopubPort, KernelChannel.Iopub);
        iopub.SubscribeToAnyTopic();
        outgoing.ReceiveReady += (_, _) =>
        {
            while (outgoing.TryDequeue(out var next, TimeSpan.Zero))
                (next.Channel == KernelChannel.Control ? control : shell).TrySendMultipartBytes([.. codec.Encode(next.Message)]);
        };
        poller.RunAsync("kernel client");
    }

    /// <summary>Sends a request, from any thread.</summary>
    public void Send(KernelChannel channel, JupyterMessage message) => outgoing.Enqueue((channel, message));

    public void Dispose()
    {
        poller.Dispose();
        shell.Dispose();
        control.Dispose();
        iopub.Dispose();
        outgoing.Dispose();
    }

    private void Connect(NetMQSocket socket, ConnectionInfo info, int port, KernelChannel channel)
    {
        socket.Options.Linger = TimeSpan.Zero;
        socket.Options.ReconnectInterval = Reconnect;
        socket.Options.ReceiveHighWatermark = 0; // What the kernel says is not lost because it says much.
        socket.ReceiveReady += (_, _) =>
        {
            var frames = new List<byte[]>();
            if (socket.TryReceiveMultipartBytes(ref frames) && codec.TryDecode(frames!, out var message))
                onMessage(channel, message);
        };
        socket.Connect(info.TcpAddress(port));
    }
}
