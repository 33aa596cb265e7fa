using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;

namespace EksCalc.Interactive.Scripts;

/// <summary>
/// <c>#!plotly</c> cells: JavaScript that draws into its cell's output, with <c>element</c>, <c>Plotly</c>, and what <c>#!share</c> has brought by name.
/// </summary>
/// <remarks>
/// The output is the script with its data, so it draws again in a page that is opened later. The host's own JavaScript has no output of its own and
/// waits for a browser that is at work, which there is none of when a notebook is run headless.
/// </remarks>
internal sealed class PlotlyKernel : Kernel, IKernelCommandHandler<SubmitCode>, IKernelCommandHandler<SendValue>
{
    private static readonly string Runner = ReadRunner();

    private readonly SortedDictionary<string, string> values = new(StringComparer.Ordinal);

    public PlotlyKernel()
        : base("plotly")
        => (KernelInfo.LanguageName, KernelInfo.Description) = ("JavaScript", "JavaScript that draws into its cell's output, with Plotly and what was shared");

    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        context.Display(new HtmlString(Html(command.Code)), "text/html");
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<SendValue>.HandleAsync(SendValue command, KernelInvocationContext context)
    {
        values[command.Name] = command.FormattedValue is { MimeType: "application/json" } json ? json.Value : JsonSerializer.Serialize(command.Value);
        return Task.CompletedTask;
    }

    private string Html(string code)
    {
        // Nothing within may end the script element.
        var body = string.Concat(values.Select(value => $"const {value.Key} = {value.Value.Replace("<", "\\u003c", StringComparison.Ordinal)};\n"))
            + code.ReplaceLineEndings("\n").Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase).TrimEnd();
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..16];
        return $$"""
            <div data-ekscalc-script="{{mark}}" style="width:100%;min-width:760px;max-width:1200px"></div>
            <script>
            {{Runner}}("{{mark}}", function (element, Plotly) {
            {{body}}
            });
            </script>

            """;
    }

    private static string ReadRunner()
    {
        using var reader = new StreamReader(typeof(PlotlyKernel).Assembly.GetManifestResourceStream("run.js")!);
        return reader.ReadToEnd().TrimEnd();
    }
}
