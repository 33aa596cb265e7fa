using System.Text;
using System.Text.Json.Nodes;
using EksCalc.Kernel.Messaging;
using EksCalc.Kernel.Notebooks;

namespace EksCalc.Kernel.Running;

/// <summary>
/// Makes a notebook's outputs of a kernel's messages, cell after cell: console text is joined as it comes, what is shown anew
/// takes its old place, and all together stays so small that the file can be read again.
/// </summary>
/// <param name="mostBytes">What all outputs of the notebook may take as JSON.</param>
internal sealed class OutputCollector(long mostBytes)
{
    // What a stream's own JSON takes beside its text; escapes are counted as they come.
    private const int StreamOverhead = 128;

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<JsonObject>> displays = new(StringComparer.Ordinal);
    private List<JsonObject> outputs = [];
    private StringBuilder? text;
    private long bytes;
    private bool clearsNext;
    private bool isFull;

    /// <summary>Takes a message of the running cell.</summary>
    public void Take(JupyterMessage message)
    {
        lock (gate)
        {
            switch (message.Type)
            {
                case "stream":
                    AddText(MessageContent.Text(message.Content, "name", "stdout"), MessageContent.Text(message.Content, "text"));
                    break;
                case "display_data" or "execute_result":
                    AddDisplay(message);
                    break;
                case "update_display_data":
                    Update(message);
                    break;
                case "clear_output" when MessageContent.Flag(message.Content, "wait", false):
                    clearsNext = true;
                    break;
                case "clear_output":
                    Clear();
                    break;
            }
        }
    }

    /// <summary>Adds an output of this side, however much there is.</summary>
    public void Add(JsonObject output)
    {
        lock (gate)
        {
            EndText();
            outputs.Add(output);
        }
    }

    /// <summary>The cell's outputs; the next cell's begin. Later cells may show some of them anew.</summary>
    public IReadOnlyList<JsonObject> EndCell()
    {
        lock (gate)
        {
            EndText();
            var ended = outputs;
            (outputs, clearsNext, isFull) = ([], false, false);
            return ended;
        }
    }

    private void AddText(string name, string added)
    {
        if (added.Length == 0 || !Fits(added.Length + StreamOverhead + added.Count(c => c is < ' ' or '"' or '\\') * 5L + Encoding.UTF8.GetByteCount(added) - added.Length))
            return;
        ClearIfAsked();
        if (text is null || (string?)outputs[^1]["name"] != name)
        {
            EndText();
            outputs.Add(new JsonObject { ["name"] = name, ["output_type"] = "stream", ["text"] = "" });
            text = new StringBuilder();
        }

        text.Append(added);
    }

    private void AddDisplay(JupyterMessage message)
    {
        var output = Display(message);
        if (!Fits(SizeOf(output)))
            return;
        ClearIfAsked();
        EndText();
        outputs.Add(output);
        if (DisplayId(message) is { Length: > 0 } id)
            (displays.TryGetValue(id, out var known) ? known : displays[id] = []).Add(output);
    }

    private void Update(JupyterMessage message)
    {
        if (!displays.TryGetValue(DisplayId(message), out var shown))
            return;
        var now = Display(message);
        foreach (var output in shown)
        {
            var change = SizeOf(now) - SizeOf(output);
            if (change > 0 && !Fits(change))
                return;
            output["data"] = now["data"]!.DeepClone();
            output["metadata"] = now["metadata"]!.DeepClone();
        }
    }

    private static JsonObject Display(JupyterMessage message)
    {
        var data = new JsonObject();
        foreach (var (mimeType, content) in message.Content["data"] as JsonObject ?? [])
            data[mimeType] = mimeType.StartsWith("text/", StringComparison.Ordinal) && MultilineText.Is(content) ? MultilineText.Split(MultilineText.Join(content)) : content?.DeepClone();
        var output = new JsonObject { ["data"] = data };
        if (message.Type == "execute_result")
            output["execution_count"] = MessageContent.Number(message.Content, "execution_count");
        output["metadata"] = (message.Content["metadata"] as JsonObject ?? []).DeepClone();
        output["output_type"] = message.Type == "execute_result" ? "execute_result" : "display_data";
        return output;
    }

    private static string DisplayId(JupyterMessage message) =>
        message.Content["transient"] is JsonObject transient ? MessageContent.Text(transient, "display_id") : "";

    private static long SizeOf(JsonObject output) => Encoding.UTF8.GetByteCount(NotebookText.Write(output));

    private bool Fits(long more)
    {
        if (isFull)
            return false;
        if (bytes + more > mostBytes)
        {
            isFull = true;
            Add(new JsonObject
            {
                ["name"] = "stderr",
                ["output_type"] = "stream",
                ["text"] = MultilineText.Split(System.FormattableString.Invariant($"[outputs are cut off here: those of a notebook may take {mostBytes / (1024 * 1024)} MiB]\n")),
            });
            return false;
        }

        bytes += more;
        return true;
    }

    private void ClearIfAsked()
    {
        if (clearsNext)
            Clear();
    }

    private void Clear()
    {
        clearsNext = false;
        text = null;
        outputs.Clear();
    }

    private void EndText()
    {
        if (text is not null)
            outputs[^1]["text"] = MultilineText.Split(text.ToString());
        text = null;
    }
}
