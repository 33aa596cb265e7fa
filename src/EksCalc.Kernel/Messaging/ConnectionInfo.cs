namespace EksCalc.Kernel.Messaging;

/// <summary>Where a kernel's sockets are, and the key that signs its messages: what a connection file says.</summary>
public sealed record ConnectionInfo
{
    /// <summary><c>tcp</c> or <c>ipc</c> (sockets in the file system).</summary>
    public string Transport { get; init; } = "tcp";

    /// <summary>A loopback address, or for <c>ipc</c> the path that sockets' names start with.</summary>
    public string Ip { get; init; } = "127.0.0.1";

    /// <summary>Port of the requests that take their turns.</summary>
    public required int ShellPort { get; init; }

    /// <summary>Port of what the kernel tells everybody.</summary>
    public required int IopubPort { get; init; }

    /// <summary>Port of the kernel's questions to the front end.</summary>
    public required int StdinPort { get; init; }

    /// <summary>Port of the requests that do not wait for a running cell.</summary>
    public required int ControlPort { get; init; }

    /// <summary>Port that sends back whatever comes.</summary>
    public required int HeartbeatPort { get; init; }

    /// <summary>The key of the signatures; empty for messages without signatures.</summary>
    public string Key { get; init; } = "";

    /// <summary>The name of the kernelspec; empty where the file does not say.</summary>
    public string KernelName { get; init; } = "";

    /// <summary>Whether the sockets are files.</summary>
    public bool IsIpc => Transport == "ipc";

    /// <summary>The path of a socket's file.</summary>
    /// <param name="port">One of the ports, which then are mere numbers.</param>
    public string SocketPath(int port) => $"{Ip}-{port}";

    /// <summary>The address of a TCP socket.</summary>
    /// <param name="port">One of the ports.</param>
    public string TcpAddress(int port) => Ip.Contains(':', StringComparison.Ordinal) ? $"tcp://[{Ip}]:{port}" : $"tcp://{Ip}:{port}";
}
