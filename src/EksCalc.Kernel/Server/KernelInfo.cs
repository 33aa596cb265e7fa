using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using EksCalc.Kernel.Messaging;

namespace EksCalc.Kernel.Server;

/// <summary>What a kernel says of itself.</summary>
internal static class KernelInfo
{
    public static string Version => typeof(KernelInfo).Assembly.GetName().Version!.ToString(3);

    /// <summary>The content of a <c>kernel_info_reply</c>.</summary>
    public static JsonObject Content() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = JupyterMessage.ProtocolVersion,
        ["implementation"] = "EksCalc.Kernel",
        ["implementation_version"] = Version,
        ["language_info"] = Language(),
        ["banner"] = $"C# on {RuntimeInformation.FrameworkDescription}, EksCalc.Kernel {Version}",
        ["debugger"] = false,
        ["supported_features"] = new JsonArray(),
        ["help_links"] = new JsonArray(
            new JsonObject { ["text"] = "C# language", ["url"] = "https://learn.microsoft.com/dotnet/csharp/" },
            new JsonObject { ["text"] = ".NET API browser", ["url"] = "https://learn.microsoft.com/dotnet/api/" }),
    };

    // The names by which front ends find their highlighting.
    private static JsonObject Language() => new()
    {
        ["name"] = "C#",
        ["version"] = "14.0",
        ["mimetype"] = "text/x-csharp",
        ["file_extension"] = ".cs",
        ["pygments_lexer"] = "csharp",
        ["codemirror_mode"] = "text/x-csharp",
    };
}
