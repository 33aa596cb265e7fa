using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using EksCalc.Kernel.Messaging;

namespace EksCalc.Kernel.Client;

/// <summary>Finds ports for a kernel that is about to start.</summary>
internal static class LocalPorts
{
    // Below the range from which systems take ports for outgoing connections, so that none is taken before the kernel listens.
    private const int First = 10_000;
    private const int End = 32_000;

    public static ConnectionInfo Find()
    {
        var listeners = new List<TcpListener>();
        try
        {
            while (listeners.Count < 5)
            {
                var listener = new TcpListener(IPAddress.Loopback, RandomNumberGenerator.GetInt32(First, End));
                try
                {
                    listener.Start();
                    listeners.Add(listener);
                }
                catch (SocketException)
                {
                    listener.Dispose(); // Taken; the next may not be.
                }
            }

            var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToList();
            return new ConnectionInfo
            {
                ShellPort = ports[0],
                IopubPort = ports[1],
                StdinPort = ports[2],
                ControlPort = ports[3],
                HeartbeatPort = ports[4],
                Key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)),
            };
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }
}
