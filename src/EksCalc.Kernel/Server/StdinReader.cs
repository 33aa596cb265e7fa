using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using EksCalc.Kernel.Messaging;

namespace EksCalc.Kernel.Server;

/// <summary>A cell's console input: each line is asked from the front end that runs the cell.</summary>
internal sealed class StdinReader(KernelPublisher publisher, JupyterMessage request, Action flush) : TextReader
{
    private readonly BlockingCollection<string> answers = [];
    private string rest = "";
    private int read;

    /// <summary>Takes an answer of the front end.</summary>
    public void Answer(JsonObject content) => answers.Add(MessageContent.Text(content, "value"));

    /// <inheritdoc/>
    public override string? ReadLine()
    {
        if (read < rest.Length)
        {
            var line = rest[read..].TrimEnd('\n');
            read = rest.Length;
            return line;
        }

        return Ask();
    }

    /// <inheritdoc/>
    public override int Peek() => read < rest.Length ? rest[read] : -1;

    /// <inheritdoc/>
    public override int Read()
    {
        if (read >= rest.Length)
            (rest, read) = (Ask() + "\n", 0);
        return rest[read++];
    }

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        if (count == 0)
            return 0;
        if (read >= rest.Length)
            (rest, read) = (Ask() + "\n", 0);
        var length = Math.Min(count, rest.Length - read);
        rest.CopyTo(read, buffer, index, length);
        read += length;
        return length;
    }

    /// <inheritdoc/>
    public override string ReadToEnd() => ReadLine() ?? "";

    private string Ask()
    {
        flush(); // What the cell wrote before says what it asks for.
        publisher.Ask(request, "input_request", new() { ["prompt"] = "", ["password"] = false });
        return answers.Take();
    }
}
