using EksCalc.Kernel.Messaging;
using EksCalc.Kernel.Sockets;

namespace EksCalc.Kernel.Server;

/// <summary>The requests of one socket, taken one after the other on a thread of their own.</summary>
internal sealed class RequestQueue
{
    private readonly System.Threading.Channels.Channel<JupyterMessage> queue = System.Threading.Channels.Channel.CreateUnbounded<JupyterMessage>();
    private readonly KernelPublisher publisher;
    private readonly Func<JupyterMessage, Task> handle;
    private readonly Action<string> log;

    /// <param name="publisher">Told when the kernel is busy with a request.</param>
    /// <param name="handle">Handles a request.</param>
    /// <param name="log">Called with what went wrong.</param>
    public RequestQueue(KernelPublisher publisher, Func<JupyterMessage, Task> handle, Action<string> log)
    {
        this.publisher = publisher;
        this.handle = handle;
        this.log = log;
        _ = Task.Run(TakeAsync);
    }

    /// <summary>How many requests wait.</summary>
    public int Count => queue.Reader.Count;

    public void Add(JupyterMessage request) => queue.Writer.TryWrite(request);

    private async Task TakeAsync()
    {
        await foreach (var request in queue.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            publisher.Status("busy", request);
            try
            {
                await handle(request).ConfigureAwait(false);
            }
            catch (Exception defect)
            {
                log($"{request.Type}: {defect}");
                if (request.Type.EndsWith("_request", StringComparison.Ordinal))
                    publisher.Reply(KernelChannel.Shell, request, new() { ["status"] = "error", ["ename"] = defect.GetType().Name, ["evalue"] = defect.Message, ["traceback"] = new System.Text.Json.Nodes.JsonArray() });
            }

            publisher.Status("idle", request);
        }
    }
}
