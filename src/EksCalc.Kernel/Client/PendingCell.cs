using System.Text.Json.Nodes;
using EksCalc.Kernel.Messaging;
using EksCalc.Kernel.Sockets;

namespace EksCalc.Kernel.Client;

/// <summary>A cell that a kernel was asked to run.</summary>
/// <param name="id">The id of the request.</param>
/// <param name="onOutput">Called with the messages of its outputs.</param>
internal sealed class PendingCell(string id, Action<JupyterMessage> onOutput)
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool isAnswered;
    private bool isIdle;

    public string Id => id;

    public bool IsStopping { get; set; }

    public Task Done => done.Task;

    public JsonObject? Error { get; private set; }

    public JsonObject? ErrorMetadata { get; private set; }

    public void Take(KernelChannel channel, JupyterMessage message)
    {
        switch (message.Type)
        {
            case "execute_reply" when channel == KernelChannel.Shell:
                isAnswered = true;
                if (MessageContent.Text(message.Content, "status") != "ok")
                    Error ??= message.Content;
                break;
            case "status":
                isIdle |= MessageContent.Text(message.Content, "execution_state") == "idle";
                break;
            case "error":
                (Error, ErrorMetadata) = (message.Content, message.Metadata);
                break;
            default:
                onOutput(message);
                break;
        }

        if (isAnswered && isIdle)
            done.TrySetResult();
    }
}
