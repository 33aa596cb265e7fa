using System.Text.Json.Nodes;

namespace EksCalc.Kernel.Comms;

/// <summary>A line between code in the kernel and code in a front end, both ways, for a protocol of their own.</summary>
public sealed class Comm
{
    private readonly Action<string, JsonObject, IReadOnlyList<byte[]>> send;

    internal Comm(string id, string targetName, Action<string, JsonObject, IReadOnlyList<byte[]>> send)
    {
        Id = id;
        TargetName = targetName;
        this.send = send;
    }

    /// <summary>What the line is called in messages.</summary>
    public string Id { get; }

    /// <summary>What it was opened for.</summary>
    public string TargetName { get; }

    /// <summary>Whether either side has closed it.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Called with each message of the front end: its data and its binary parts.</summary>
    public Action<JsonObject, IReadOnlyList<byte[]>>? OnMessage { get; set; }

    /// <summary>Called with the data that the front end closes the line with.</summary>
    public Action<JsonObject>? OnClose { get; set; }

    /// <summary>Sends data to the front end; nothing once the line is closed.</summary>
    /// <param name="data">The data.</param>
    /// <param name="buffers">Binary parts; null for none.</param>
    public void Send(JsonObject data, IReadOnlyList<byte[]>? buffers = null)
    {
        if (!IsClosed)
            send("comm_msg", new JsonObject { ["comm_id"] = Id, ["data"] = data }, buffers ?? []);
    }

    /// <summary>Closes the line.</summary>
    /// <param name="data">Data to close it with; null for none.</param>
    public void Close(JsonObject? data = null)
    {
        if (IsClosed)
            return;
        IsClosed = true;
        send("comm_close", new JsonObject { ["comm_id"] = Id, ["data"] = data ?? [] }, []);
    }

    internal void Open(JsonObject data) =>
        send("comm_open", new JsonObject { ["comm_id"] = Id, ["target_name"] = TargetName, ["data"] = data }, []);

    internal void Closed(JsonObject data)
    {
        IsClosed = true;
        OnClose?.Invoke(data);
    }
}
