using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EksCalc.Kernel.Messaging;

/// <summary>Reads and writes connection files.</summary>
public static class ConnectionFile
{
    private const int MostBytes = 64 * 1024;
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OthersRead = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode OthersWrite = UnixFileMode.OtherWrite;

    /// <summary>Reads a connection file as it was written; its sockets must be on this machine.</summary>
    /// <param name="path">The file.</param>
    /// <param name="warn">Called with what is doubtful, such as a key that other users may read.</param>
    /// <exception cref="ConnectionFileException">It is missing, unreadable, not a connection file, or not to be trusted.</exception>
    public static ConnectionInfo Read(string path, Action<string>? warn = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            CheckAccess(path, warn);
            var bytes = new byte[MostBytes + 1];
            using var stream = File.OpenRead(path);
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > MostBytes)
                throw new ConnectionFileException($"{path}: is too large for a connection file.");
            return Parse(path, JsonNode.Parse(bytes.AsSpan(0, length)) as JsonObject
                ?? throw new ConnectionFileException($"{path}: is not a JSON object."));
        }
        catch (JsonException problem)
        {
            throw new ConnectionFileException($"{path}: is not JSON: {problem.Message}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new ConnectionFileException($"{path}: {problem.Message}");
        }
    }

    /// <summary>Writes a connection file that only its owner may read. A file of the name is not replaced.</summary>
    /// <param name="path">The new file.</param>
    /// <param name="info">What it says.</param>
    /// <exception cref="IOException">It cannot be written, or is there already.</exception>
    public static void Write(string path, ConnectionInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        var json = new JsonObject
        {
            ["shell_port"] = info.ShellPort,
            ["iopub_port"] = info.IopubPort,
            ["stdin_port"] = info.StdinPort,
            ["control_port"] = info.ControlPort,
            ["hb_port"] = info.HeartbeatPort,
            ["ip"] = info.Ip,
            ["key"] = info.Key,
            ["transport"] = info.Transport,
            ["signature_scheme"] = MessageCodec.SignatureScheme,
            ["kernel_name"] = info.KernelName,
        };
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Own;
        using var writer = new StreamWriter(path, options);
        writer.Write(json.ToJsonString());
    }

    private static void CheckAccess(string path, Action<string>? warn)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path))
            return;
        var mode = File.GetUnixFileMode(path);
        if ((mode & OthersWrite) != 0)
            throw new ConnectionFileException($"{path}: everybody may write it, so it is not to be trusted; make it the owner's (chmod 600).");
        if ((mode & OthersRead) != 0)
            warn?.Invoke($"{path}: others may read the key of this kernel; make the file the owner's (chmod 600).");
    }

    private static ConnectionInfo Parse(string path, JsonObject json)
    {
        var scheme = Text("signature_scheme", MessageCodec.SignatureScheme);
        if (scheme != MessageCodec.SignatureScheme)
            throw new ConnectionFileException($"{path}: signature_scheme is '{scheme}'; here it is {MessageCodec.SignatureScheme}.");
        var transport = Text("transport", "tcp");
        if (transport is not ("tcp" or "ipc"))
            throw new ConnectionFileException($"{path}: transport is '{transport}'; here it is tcp or ipc.");
        var ip = Text("ip", "127.0.0.1");
        if (ip == "localhost")
            ip = "127.0.0.1";
        if (transport == "tcp" && !(IPAddress.TryParse(ip, out var address) && IPAddress.IsLoopback(address)))
            throw new ConnectionFileException($"{path}: ip is '{ip}'; a kernel listens on loopback addresses only, as whoever reaches it can run code.");
        return new ConnectionInfo
        {
            Transport = transport,
            Ip = ip,
            Key = Text("key", ""),
            KernelName = Text("kernel_name", ""),
            ShellPort = Port("shell_port"),
            IopubPort = Port("iopub_port"),
            StdinPort = Port("stdin_port"),
            ControlPort = Port("control_port"),
            HeartbeatPort = Port("hb_port"),
        };

        string Text(string name, string fallback) => json[name] switch
        {
            null => fallback,
            JsonValue value when value.TryGetValue(out string? text) => text,
            _ => throw new ConnectionFileException($"{path}: {name} is no text."),
        };

        int Port(string name) =>
            json[name] is JsonValue value && value.TryGetValue(out int port) && port is >= 0 and <= 65535
                ? port
                : throw new ConnectionFileException($"{path}: {name} is no port (0 to 65535).");
    }
}
