using System.Text.Json.Nodes;
using EksCalc.Kernel.Messaging;
using EksCalc.Kernel.Sockets;

namespace EksCalc.Kernel.Server;

/// <summary>Says things to front ends: answers to one, news to all. From any thread.</summary>
internal sealed class KernelPublisher(string session)
{
    private KernelSockets? sockets;

    /// <summary>Must be called before anything is said.</summary>
    public void Use(KernelSockets opened) => sockets = opened;

    /// <summary>Tells every front end.</summary>
    /// <param name="type">The message's type.</param>
    /// <param name="content">Its content.</param>
    /// <param name="parent">The request that caused it; null when none did.</param>
    /// <param name="metadata">What is said beside the content.</param>
    public void Publish(string type, JsonObject content, JupyterMessage? parent, JsonObject? metadata = null) =>
        Send(KernelChannel.Iopub, JupyterMessage.Create(type, session, content, parent) with { Metadata = metadata ?? [] });

    /// <summary>Tells every front end whether the kernel is busy with a request.</summary>
    public void Status(string state, JupyterMessage? parent) => Publish("status", new() { ["execution_state"] = state }, parent);

    /// <summary>Answers a request.</summary>
    public void Reply(KernelChannel channel, JupyterMessage request, JsonObject content)
    {
        var type = request.Type.EndsWith("_request", StringComparison.Ordinal) ? request.Type[..^"_request".Length] : request.Type;
        Send(channel, JupyterMessage.Create($"{type}_reply", session, content, request) with { Identities = request.Identities });
    }

    /// <summary>Asks the front end that a request came from.</summary>
    public void Ask(JupyterMessage request, string type, JsonObject content) =>
        Send(KernelChannel.Stdin, JupyterMessage.Create(type, session, content, request) with { Identities = request.Identities });

    /// <summary>Tells every front end, with binary data along.</summary>
    public void PublishData(string type, JsonObject content, IReadOnlyList<byte[]> buffers) =>
        Send(KernelChannel.Iopub, JupyterMessage.Create(type, session, content) with { Buffers = buffers });

    /// <summary>Ends when all that was said before has been handed to the system.</summary>
    public Task FlushAsync() => sockets?.FlushAsync() ?? Task.CompletedTask;

    private void Send(KernelChannel channel, JupyterMessage message) => sockets?.Send(channel, message);
}
