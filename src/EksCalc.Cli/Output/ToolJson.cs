using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EksCalc.Cli.Output;

/// <summary>The JSON forms of what only the tool does, written without reflection so that it starts fast.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(NotebookRunsJson))]
[JsonSerializable(typeof(KernelListJson))]
[JsonSerializable(typeof(IReadOnlyList<Dictionary<string, string>>))]
internal sealed partial class ToolJson : JsonSerializerContext
{
    /// <summary>The same with characters such as + and &lt; left readable; the output is never HTML.</summary>
    public static ToolJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
