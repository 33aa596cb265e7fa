using System.Text.Json.Nodes;
using EksCalc.Kernel.Help;
using EksCalc.Kernel.Messaging;
using EksCalc.Kernel.Sessions;
using EksCalc.Kernel.Sockets;

namespace EksCalc.Kernel.Server;

/// <summary>Runs cells for front ends, one at a time.</summary>
internal sealed class ExecuteRequests(ScriptSession session, KernelPublisher publisher, KernelHistory history, CodeHelp help)
{
    private int count;
    private volatile Running? running;

    /// <summary>Runs a cell and answers.</summary>
    /// <returns>Whether requests that wait are to be refused: the cell failed, and its front end wants them to.</returns>
    public async Task<bool> RunAsync(JupyterMessage request, CancellationToken cancellation)
    {
        var content = request.Content;
        var code = MessageContent.Text(content, "code");
        var isSilent = MessageContent.Flag(content, "silent", false);
        var isStored = !isSilent && MessageContent.Flag(content, "store_history", true);
        if (isStored)
            count++;
        if (!isSilent)
            publisher.Publish("execute_input", new() { ["code"] = code, ["execution_count"] = count }, request);

        string? text = null;
        using var outputs = new OutputBuffer(output =>
        {
            if (output is DisplayOutput { ExecutionCount: not null } result)
                text = result.Data.FirstOrDefault(data => data.Key == "text/plain").Value;
            if (!isSilent)
                publisher.Publish(output, request);
        });
        using var input = MessageContent.Flag(content, "allow_stdin", true) ? new StdinReader(publisher, request, outputs.Flush) : null;
        running = new Running(request, outputs, input, count);
        var (result, page) = await RunAsync(code, isStored, outputs, input, cancellation).ConfigureAwait(false);
        outputs.Flush();
        if (isStored)
            history.Add(count, code, text);

        var reply = new JsonObject { ["status"] = result.Error is null ? "ok" : "error", ["execution_count"] = count };
        if (result.Error is { } error)
        {
            foreach (var (name, value) in OutputMessages.Content(error).ToList())
                reply[name] = value?.DeepClone();
        }
        else
        {
            reply["payload"] = page is null ? [] : new JsonArray(page);
            reply["user_expressions"] = await EvaluateAsync(content["user_expressions"] as JsonObject ?? [], cancellation).ConfigureAwait(false);
        }

        if (Interlocked.Exchange(ref running, null) is not null) // Otherwise it was answered when the process began to end.
            publisher.Reply(KernelChannel.Shell, request, reply);
        return result.Error is not null && MessageContent.Flag(content, "stop_on_error", true);
    }

    /// <summary>Refuses a request because a cell before it failed.</summary>
    public void Refuse(JupyterMessage request) =>
        publisher.Reply(KernelChannel.Shell, request, new() { ["status"] = "aborted", ["execution_count"] = count });

    /// <summary>Takes what a person typed.</summary>
    public void Answer(JupyterMessage reply) => running?.Input?.Answer(reply.Content);

    /// <summary>Says at the running cell that the process ends because of it; nothing between cells.</summary>
    public void EndWith(CellError error)
    {
        if (Interlocked.Exchange(ref running, null) is not { } cell)
            return;
        cell.Outputs.Put(new ErrorOutput(error));
        var reply = OutputMessages.Content(error);
        reply["status"] = "error";
        reply["execution_count"] = cell.Count;
        publisher.Reply(KernelChannel.Shell, cell.Request, reply);
        publisher.Status("idle", cell.Request);
    }

    /// <summary>What errors call the cell that runs; null between cells.</summary>
    public string? RunningLabel => running is { } cell ? $"cell {cell.Count}" : null;

    private async Task<(CellResult Result, JsonObject? Page)> RunAsync(
        string code, bool isStored, OutputBuffer outputs, StdinReader? input, CancellationToken cancellation)
    {
        try
        {
            if (CodeHelp.Question(code) is { } question)
                return (new CellResult(CellOutcome.Succeeded), Page(question, cancellation));
            var request = new CellRequest(code, count) { Input = input };
            if (!isStored)
                request = request with { Label = "code" };
            return (await session.ExecuteAsync(request, outputs.Put, cancellation).ConfigureAwait(false), null);
        }
        catch (OperationCanceledException)
        {
            var stopped = new CellError("Cancelled", "stopped on request", [$"cell {count}: stopped on request"]);
            outputs.Put(new ErrorOutput(stopped));
            return (new CellResult(CellOutcome.Cancelled, stopped), null);
        }
    }

    private JsonObject Page(string question, CancellationToken cancellation) => new()
    {
        ["source"] = "page",
        ["data"] = new JsonObject { ["text/plain"] = help.Describe(question, question.Length, cancellation)?.Text ?? $"{question} is not known here." },
        ["start"] = 0,
    };

    private async Task<JsonObject> EvaluateAsync(JsonObject expressions, CancellationToken cancellation)
    {
        var values = new JsonObject();
        foreach (var (name, _) in expressions)
        {
            DisplayOutput? value = null;
            var request = new CellRequest(MessageContent.Text(expressions, name), count) { Label = $"expression {name}" };
            CellError? error;
            try
            {
                error = (await session.ExecuteAsync(request, output => value = output as DisplayOutput ?? value, cancellation).ConfigureAwait(false)).Error;
            }
            catch (OperationCanceledException)
            {
                error = new CellError("Cancelled", "stopped on request", []);
            }

            values[name] = error is null
                ? new JsonObject { ["status"] = "ok", ["data"] = value is null ? [] : OutputMessages.Data(value), ["metadata"] = new JsonObject() }
                : WithStatus(OutputMessages.Content(error));
        }

        return values;

        static JsonObject WithStatus(JsonObject error)
        {
            error["status"] = "error";
            return error;
        }
    }

    private sealed record Running(JupyterMessage Request, OutputBuffer Outputs, StdinReader? Input, int Count);
}
