using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using EksCalc.Kernel.Messaging;
using EksCalc.Kernel.Server;
using NetMQ;
using NetMQ.Sockets;

namespace EksCalc.Kernel.Tests.Server;

/// <summary>A kernel in a process of its own, as a front end sees it.</summary>
internal sealed class TestKernel : IDisposable
{
    // Never reached unless the kernel is broken.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConnectionInfo info;
    private readonly string file = Path.Combine(Path.GetTempPath(), $"test-kernel-{Guid.NewGuid():N}.json");
    private readonly Process process;
    private readonly MessageCodec codec;

    public TestKernel(string? folder = null)
    {
        var ports = FreePorts();
        info = new ConnectionInfo { ShellPort = ports[0], IopubPort = ports[1], StdinPort = ports[2], ControlPort = ports[3], HeartbeatPort = ports[4], Key = "a key" };
        ConnectionFile.Write(file, info);
        codec = new MessageCodec(info.Key);
        process = Process.Start(new ProcessStartInfo("dotnet", [typeof(KernelServer).Assembly.Location, file])
        {
            WorkingDirectory = folder ?? Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["JPY_PARENT_PID"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture) },
        })!;
        process.OutputDataReceived += (_, data) => Written += data.Data;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Iopub.SubscribeToAnyTopic();
        foreach (var (socket, port) in new (NetMQSocket, int)[] { (Shell, ports[0]), (Iopub, ports[1]), (Stdin, ports[2]), (Control, ports[3]), (Heartbeat, ports[4]) })
        {
            if (socket is DealerSocket)
                socket.Options.Identity = "me"u8.ToArray();
            socket.Connect(info.TcpAddress(port));
        }

        while (Receive(Iopub).Type != "iopub_welcome")
            ; // What the kernel said before came too.
    }

    public DealerSocket Shell { get; } = new();

    public DealerSocket Control { get; } = new();

    public DealerSocket Stdin { get; } = new();

    public DealerSocket Heartbeat { get; } = new();

    public SubscriberSocket Iopub { get; } = new();

    public ConnectionInfo Info => info;

    public int ProcessId => process.Id;

    /// <summary>What came out of the process's own standard output.</summary>
    public string Written { get; private set; } = "";

    public JupyterMessage Send(NetMQSocket socket, string type, JsonObject? content = null)
    {
        var message = JupyterMessage.Create(type, "tests", content ?? []);
        socket.SendMultipartBytes([.. codec.Encode(message)]);
        return message;
    }

    public JupyterMessage Receive(NetMQSocket socket)
    {
        for (; ; )
        {
            var frames = new List<byte[]>();
            Assert.True(socket.TryReceiveMultipartBytes(Patience, ref frames), "the kernel does not answer");
            if (codec.TryDecode(frames!, out var message))
                return message;
        }
    }

    /// <summary>The answer to a request.</summary>
    public JsonObject Ask(string type, JsonObject? content = null) => ReplyTo(Shell, Send(Shell, type, content)).Content;

    public JupyterMessage ReplyTo(NetMQSocket socket, JupyterMessage request)
    {
        for (; ; )
        {
            if (Receive(socket) is var reply && reply.ParentId == request.Id)
                return reply;
        }
    }

    /// <summary>Everything that is published for a request, its end excepted.</summary>
    public List<JupyterMessage> NewsOf(JupyterMessage request)
    {
        var news = new List<JupyterMessage>();
        for (; ; )
        {
            var message = Receive(Iopub);
            if (message.ParentId != request.Id)
                continue;
            if (message.Type == "status" && (string?)message.Content["execution_state"] == "idle")
                return news;
            news.Add(message);
        }
    }

    /// <summary>Runs a cell: the reply, and what was published but for the states and the input.</summary>
    public (JsonObject Reply, List<JupyterMessage> News) Run(string code, JsonObject? more = null)
    {
        var content = more ?? [];
        content["code"] = code;
        content["allow_stdin"] = false;
        var request = Send(Shell, "execute_request", content);
        var reply = ReplyTo(Shell, request).Content;
        return (reply, [.. NewsOf(request).Where(message => message.Type is not ("status" or "execute_input"))]);
    }

    /// <summary>What a cell put out, in short.</summary>
    public string Text(string code, JsonObject? more = null)
    {
        var (_, news) = Run(code, more);
        return string.Concat(news.Select(message => message.Type switch
        {
            "stream" => $"[{message.Content["name"]}: {message.Content["text"]}]",
            "error" => $"[error: {message.Content["ename"]}]",
            "clear_output" => "[clear]",
            _ => $"[{message.Type}: {message.Content["data"]?["text/plain"]}]",
        }));
    }

    public void WaitForExit() => Assert.True(process.WaitForExit(Patience), "the kernel does not end");

    public int ExitCode => process.ExitCode;

    public void Dispose()
    {
        foreach (var socket in (NetMQSocket[])[Shell, Control, Stdin, Heartbeat, Iopub])
        {
            socket.Options.Linger = TimeSpan.Zero;
            socket.Dispose();
        }

        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
        File.Delete(file);
    }

    private static List<int> FreePorts()
    {
        var listeners = Enumerable.Range(0, 5).Select(_ => new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((System.Net.IPEndPoint)listener.LocalEndpoint).Port).ToList();
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
