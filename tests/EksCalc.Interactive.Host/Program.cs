// Runs the C# cells of notebooks in the engine of .NET Interactive, each in its own folder with a kernel of its own: Host NOTEBOOK RESULT [NOTEBOOK RESULT ...].
using System.Text.Json.Nodes;
using EksCalc.Interactive.Host;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

foreach (var pair in args.Select(Path.GetFullPath).ToArray().Chunk(2))
    await RunAsync(pair[0], pair[1]).ConfigureAwait(false);

static async Task RunAsync(string source, string result)
{
    Environment.CurrentDirectory = Path.GetDirectoryName(source)!;
    var notebook = JsonNode.Parse(await File.ReadAllTextAsync(source).ConfigureAwait(false))!;

    Formatter.ResetToDefault();
    Formatter.DefaultMimeType = HtmlFormatter.MimeType;
    using var kernel = new CompositeKernel { new CSharpKernel().UseKernelHelpers().UseValueSharing() };
    kernel.DefaultKernelName = "csharp";

    foreach (var cell in notebook["cells"]!.AsArray().Where(cell => (string?)cell!["cell_type"] == "code"))
    {
        var code = cell!["source"] is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string)cell["source"]!;
        var ran = await kernel.SendAsync(new SubmitCode(code)).ConfigureAwait(false);
        cell["outputs"] = CellOutputs.Of(ran.Events);
        if (ran.Events.OfType<CommandFailed>().Any())
            break;
    }

    await File.WriteAllTextAsync(result, notebook.ToJsonString()).ConfigureAwait(false);
}
