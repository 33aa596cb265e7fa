using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace EksCalc.Kernel.Comms;

/// <summary>The lines of this process's kernel. Where no kernel serves, nothing is sent.</summary>
public static class CommHub
{
    private static readonly ConcurrentDictionary<string, Action<Comm, JsonObject>> Targets = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Comm> Open = new(StringComparer.Ordinal);

    private static Action<string, JsonObject, IReadOnlyList<byte[]>> send = (_, _, _) => { };

    /// <summary>Says what is done when a front end opens a line.</summary>
    /// <param name="targetName">What front ends open it for.</param>
    /// <param name="onOpen">Called with the line and the data that it was opened with.</param>
    public static void Register(string targetName, Action<Comm, JsonObject> onOpen)
    {
        ArgumentException.ThrowIfNullOrEmpty(targetName);
        ArgumentNullException.ThrowIfNull(onOpen);
        Targets[targetName] = onOpen;
    }

    /// <summary>Opens a line to the front ends.</summary>
    /// <param name="targetName">What it is for; a front end that does not know it closes it.</param>
    /// <param name="data">Data to open it with; null for none.</param>
    public static Comm Connect(string targetName, JsonObject? data = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(targetName);
        var comm = Open.GetOrAdd(Guid.NewGuid().ToString("N"), id => new Comm(id, targetName, Send));
        comm.Open(data ?? []);
        return comm;
    }

    /// <summary>Says how messages get to front ends.</summary>
    internal static void Use(Action<string, JsonObject, IReadOnlyList<byte[]>> sender) => send = sender;

    /// <summary>The open lines, as a <c>comm_info_reply</c> has them.</summary>
    /// <param name="targetName">Only those of a target; empty for all.</param>
    internal static JsonObject Describe(string targetName)
    {
        var comms = new JsonObject();
        foreach (var comm in Open.Values.Where(comm => !comm.IsClosed && (targetName.Length == 0 || comm.TargetName == targetName)))
            comms[comm.Id] = new JsonObject { ["target_name"] = comm.TargetName };
        return comms;
    }

    /// <summary>Takes a message of a front end.</summary>
    internal static void Receive(string type, string id, string targetName, JsonObject data, IReadOnlyList<byte[]> buffers)
    {
        if (type == "comm_open")
        {
            var opened = new Comm(id, targetName, Send);
            if (!Targets.TryGetValue(targetName, out var onOpen) || !Open.TryAdd(id, opened))
            {
                opened.Close(); // So the protocol wants it.
                return;
            }

            onOpen(opened, data);
        }
        else if (Open.TryGetValue(id, out var comm))
        {
            if (type == "comm_close")
            {
                Open.TryRemove(id, out _);
                comm.Closed(data);
            }
            else
                comm.OnMessage?.Invoke(data, buffers);
        }
    }

    private static void Send(string type, JsonObject content, IReadOnlyList<byte[]> buffers)
    {
        if (type == "comm_close")
            Open.TryRemove((string)content["comm_id"]!, out _);
        send(type, content, buffers);
    }
}
