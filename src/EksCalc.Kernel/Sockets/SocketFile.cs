using System.Net;
using System.Net.Sockets;

namespace EksCalc.Kernel.Sockets;

/// <summary>
/// A socket in the file system that stands for a TCP port of this machine, both ways: NetMQ's own <c>ipc</c> is a port under
/// another name, which no other implementation of ZeroMQ understands; the bytes on the line are the same.
/// </summary>
internal sealed class SocketFile : IDisposable
{
    private readonly string path;
    private readonly int port;
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public SocketFile(string path, int port)
    {
        this.path = path;
        this.port = port;
        listener.Bind(new UnixDomainSocketEndPoint(path));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        listener.Listen();
        _ = AcceptAsync();
    }

    public void Dispose()
    {
        listener.Dispose();
        File.Delete(path);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = RelayAsync(await listener.AcceptAsync().ConfigureAwait(false));
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The kernel ends.
        }
    }

    private async Task RelayAsync(Socket front)
    {
        using var back = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (front)
        {
            try
            {
                await back.ConnectAsync(IPAddress.Loopback, port).ConfigureAwait(false);
                // When one side ends, so does the other.
                await await Task.WhenAny(CopyAsync(front, back), CopyAsync(back, front)).ConfigureAwait(false);
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
            {
                // The front end is gone.
            }
        }
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await from.ReceiveAsync(buffer).ConfigureAwait(false)) > 0;)
            for (var sent = 0; sent < read;)
                sent += await to.SendAsync(buffer.AsMemory(sent, read - sent)).ConfigureAwait(false);
    }
}
