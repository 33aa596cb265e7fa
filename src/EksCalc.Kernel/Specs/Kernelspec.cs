using System.Text.Json;
using System.Text.Json.Nodes;
using EksCalc.Kernel.Client;
using EksCalc.Kernel.Messaging;
using EksCalc.Kernel.Notebooks;

namespace EksCalc.Kernel.Specs;

/// <summary>How front ends find and start a kernel: a folder with a <c>kernel.json</c> and its logos.</summary>
public sealed record Kernelspec
{
    private const int MostBytes = 1024 * 1024;

    /// <summary>The name that notebooks' metadata has.</summary>
    public required string Name { get; init; }

    /// <summary>The name that a person sees.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The language of its code.</summary>
    public required string Language { get; init; }

    /// <summary>The program and its arguments, <see cref="KernelLaunch.ConnectionFileMark"/> among them.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Variables that the process gets.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it is interrupted by a message; otherwise by a signal.</summary>
    public bool InterruptsByMessage { get; init; }

    /// <summary>The folder it was read from; null for one that is not written yet.</summary>
    public string? Folder { get; init; }

    /// <summary>How a kernel of this kind is started.</summary>
    public KernelLaunch ToLaunch() => new()
    {
        Arguments = [.. Arguments.Select(argument => argument.Replace("{resource_dir}", Folder, StringComparison.Ordinal))],
        Environment = Environment,
        InterruptsByMessage = InterruptsByMessage,
        Language = Language,
    };

    /// <summary>The text of its <c>kernel.json</c>.</summary>
    public string ToText()
    {
        var environment = new JsonObject();
        foreach (var (name, value) in Environment)
            environment[name] = value;
        return NotebookText.Write(new JsonObject
        {
            ["argv"] = new JsonArray([.. Arguments.Select(argument => (JsonNode)argument)]),
            ["display_name"] = DisplayName,
            ["language"] = Language,
            ["interrupt_mode"] = InterruptsByMessage ? "message" : "signal",
            ["env"] = environment,
            ["metadata"] = new JsonObject { ["debugger"] = false },
        });
    }

    /// <summary>Reads a folder; null where it has no kernelspec that can be used.</summary>
    /// <param name="folder">The folder, whose name is the kernel's.</param>
    public static Kernelspec? Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var file = Path.Combine(folder, "kernel.json");
        try
        {
            if (!File.Exists(file) || new FileInfo(file).Length > MostBytes || JsonNode.Parse(File.ReadAllText(file)) is not JsonObject json
                || json["argv"] is not JsonArray { Count: > 0 } argv)
                return null;
            var environment = json["env"] as JsonObject ?? [];
            return new Kernelspec
            {
                Name = Path.GetFileName(folder),
                DisplayName = MessageContent.Text(json, "display_name", Path.GetFileName(folder)),
                Language = MessageContent.Text(json, "language"),
                Arguments = [.. argv.Select(MultilineText.StringOf)],
                Environment = environment.ToDictionary(variable => variable.Key, variable => MultilineText.StringOf(variable.Value)),
                InterruptsByMessage = MessageContent.Text(json, "interrupt_mode") == "message",
                Folder = folder,
            };
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            return null;
        }
    }
}
