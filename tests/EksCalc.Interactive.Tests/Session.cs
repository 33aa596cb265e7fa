using EksCalc.Interactive.Formatting;
using EksCalc.Interactive.Magics;
using EksCalc.Interactive.Scripts;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace EksCalc.Interactive.Tests;

/// <summary>The host's engine with what the extension adds to it.</summary>
internal sealed class Session : IAsyncLifetime
{
    private readonly CompositeKernel kernel = new() { new CSharpKernel().UseValueSharing(), new PlotlyKernel().UseValueSharing() };

    public async ValueTask InitializeAsync()
    {
        kernel.DefaultKernelName = "csharp";
        await ViewFormatters.RegisterAsync(kernel);
        Magic.AddTo(kernel);
    }

    /// <summary>Runs a cell; the outputs of one MIME type, in order.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(string code, string mimeType = "text/plain")
    {
        var ran = await kernel.SendAsync(new SubmitCode(code), TestContext.Current.CancellationToken);
        Assert.Empty(ran.Events.OfType<CommandFailed>().Select(failed => failed.Message));
        return [.. ran.Events.OfType<DisplayEvent>().SelectMany(shown => shown.FormattedValues).Where(value => value.MimeType == mimeType).Select(value => value.Value)];
    }

    /// <summary>Runs a cell that fails; what it says.</summary>
    public async Task<string> FailAsync(string code)
    {
        var ran = await kernel.SendAsync(new SubmitCode(code), TestContext.Current.CancellationToken);
        return ran.Events.OfType<CommandFailed>().First().Message;
    }

    /// <summary>What the host offers at the end of a line.</summary>
    public async Task<IReadOnlyList<string>> CompleteAsync(string code)
    {
        var ran = await kernel.SendAsync(new RequestCompletions(code, new LinePosition(0, code.Length)), TestContext.Current.CancellationToken);
        return [.. ran.Events.OfType<CompletionsProduced>().Single().Completions.Select(item => item.InsertText)];
    }

    public ValueTask DisposeAsync()
    {
        kernel.Dispose();
        return ValueTask.CompletedTask;
    }
}
