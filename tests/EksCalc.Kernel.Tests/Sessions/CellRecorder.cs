using EksCalc.Kernel.Sessions;
using EksCalc.Kernel.Values;

namespace EksCalc.Kernel.Tests.Sessions;

/// <summary>A session that keeps what its cells put out.</summary>
internal sealed class CellRecorder
{
    private readonly ScriptSession session;
    private readonly ManualClock clock = new();
    private int number;

    public CellRecorder(string? folder = null, TimeSpan? limit = null, PictureUse pictures = PictureUse.None, TimeSpan? unwinding = null)
    {
        var options = new ScriptSessionOptions
        {
            Folder = folder ?? AppContext.BaseDirectory,
            TimeLimit = limit,
            Clock = clock,
            Pictures = pictures,
        };
        session = new ScriptSession(unwinding is { } time ? options with { UnwindingTime = time } : options);
    }

    public bool IsAbandoned => session.IsAbandoned;

    /// <summary>The outputs of the last cell, as they came.</summary>
    public List<CellOutput> Outputs { get; } = [];

    public async Task<CellResult> RunAsync(string code, CancellationToken? cancellationToken = null)
    {
        Outputs.Clear();
        return await session.ExecuteAsync(
            code, ++number, Outputs.Add, cancellationToken ?? TestContext.Current.CancellationToken);
    }

    /// <summary>Runs a cell that must succeed, and says what it put out, one output after the other.</summary>
    public async Task<string> TextAsync(string code)
    {
        var result = await RunAsync(code);
        Assert.True(result.Outcome == CellOutcome.Succeeded, string.Join('\n', result.Error?.Traceback ?? []));
        return string.Concat(Outputs.Select(Describe));
    }

    /// <summary>Runs a cell that must fail, and returns its error.</summary>
    public async Task<CellError> ErrorAsync(string code, CellOutcome expected = CellOutcome.Failed)
    {
        var result = await RunAsync(code);
        Assert.Equal(expected, result.Outcome);
        return result.Error!;
    }

    /// <summary>Runs a cell until it is on its way, then lets <paramref name="interrupt"/> end it: the time limit where it is null.</summary>
    public async Task<CellResult> InterruptedAsync(string code, Action? interrupt = null, CancellationToken? cancellationToken = null)
    {
        Outputs.Clear();
        return await session.ExecuteAsync(
            $"display(\"on its way\");\n{code}",
            ++number,
            output =>
            {
                Outputs.Add(output);
                if (Outputs.Count == 1)
                    (interrupt ?? clock.Elapse)();
            },
            cancellationToken ?? TestContext.Current.CancellationToken);
    }

    private static string Describe(CellOutput output) => output switch
    {
        StreamOutput { Name: "stdout" } stream => stream.Text,
        StreamOutput stream => $"[{stream.Name}: {stream.Text}]",
        DisplayOutput display => $"[{(display.ExecutionCount is null ? "display" : "result")}: {Plain(display)}]",
        _ => $"[{output}]",
    };

    private static string? Plain(DisplayOutput display) => display.Data.Where(d => d.Key == "text/plain").Select(d => d.Value).FirstOrDefault();
}
