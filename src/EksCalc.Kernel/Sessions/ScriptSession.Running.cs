using System.Diagnostics;
using System.Globalization;
using EksCalc.Kernel.Html;
using EksCalc.Kernel.Limits;
using EksCalc.Kernel.Packages;
using EksCalc.Kernel.Values;
using static System.FormattableString;

namespace EksCalc.Kernel.Sessions;

/// <content>The run of one cell: its thread, its limit, its parts.</content>
public sealed partial class ScriptSession
{
    private async Task<CellResult> RunAsync(
        string code, string label, int cellNumber, CellScope scope, CancellationToken cancellationToken)
    {
        errors.AddSource(label, code);
        using var clock = new CancellationTokenSource(options.TimeLimit ?? Timeout.InfiniteTimeSpan, options.Clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, clock.Token);

        // Not disposed: a thread that cannot be stopped may still hold it.
        var abort = new CancellationTokenSource();
        var stop = abort.Token;
        var ended = new TaskCompletionSource<CellResult?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(Run, StackBytes) { IsBackground = true, Name = label };
        CellGuards.Allow(number);
        thread.Start();
        try
        {
            if (await ended.Task.WaitAsync(limit.Token).ConfigureAwait(false) is { } result)
                return result;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            CellGuards.Stop(number);
            await abort.CancelAsync().ConfigureAwait(false);
            thread.Interrupt(); // Wakes it from a wait or a sleep.
            await Task.WhenAny(ended.Task, Task.Delay(options.UnwindingTime * 2, CancellationToken.None)).ConfigureAwait(false);
            if (ended.Task.IsCompleted && await ended.Task.ConfigureAwait(false) is { } result)
                return result; // It ended just then.
        }

        if (!ended.Task.IsCompleted)
            IsAbandoned = true;
        var rest = IsAbandoned ? "; its code could not be stopped, so the session takes no more cells" : "";
        return cancellationToken.IsCancellationRequested
            ? new(CellOutcome.Cancelled, errors.Create("Cancelled", $"stopped on request{rest}", label))
            : new(CellOutcome.TimedOut, errors.Create("TimeLimit", Invariant($"stopped at the time limit of {options.TimeLimit?.TotalSeconds} s{rest}"), label));

        void Run()
        {
            try
            {
                ended.SetResult(RunOnThread());
            }
            catch (Exception bug)
            {
                ended.SetException(bug); // Anything that left this thread would end the process.
            }
        }

        CellResult? RunOnThread()
        {
            CellScope.Current = scope;
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            try
            {
                RunParts(code, label, cellNumber, scope, stop);
                return new CellResult(CellOutcome.Succeeded);
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                return null; // Whatever comes out of a cell that was told to stop comes from the stopping.
            }
            catch (Exception problem)
            {
                return Failed(ErrorOf(problem, label));
            }
        }
    }

    private void RunParts(string code, string label, int cellNumber, CellScope scope, CancellationToken stop)
    {
        var parts = CellPart.Split(code, out var timed);
        var clock = Stopwatch.StartNew();
        foreach (var part in parts)
        {
            if (part.IsCSharp)
                RunCSharp(part.Text, label, cellNumber, scope, stop);
            else
                scope.Put(new DisplayOutput(
                [
                    new(MimeTypes.Html, part.IsMarkdown ? MarkdownText.ToHtml(part.Text.Trim('\n')) : part.Text.Trim('\n')),
                    new(MimeTypes.Plain, part.Text.Trim('\n')),
                ]));
        }

        if (timed)
            scope.Write("stdout", Invariant($"Wall time: {clock.Elapsed.TotalMilliseconds:0.0} ms\n"));
    }

    private void RunCSharp(string code, string label, int cellNumber, CellScope scope, CancellationToken stop)
    {
        var submission = compiler.Compile(code, label, stop);
        errors.AddLoaded(submission.Script.GetCompilation().SyntaxTrees);
        if (submission.Start is null)
        {
            compiler.Accept(submission);
            return;
        }

        object? value;
        try
        {
            value = Await(submission.Start, stop);
        }
        finally
        {
            // Also after an exception: what the cell had declared by then stays, as in other kernels.
            if (states[stateCount] is not null)
            {
                compiler.Accept(submission);
                stateCount++;
            }
        }

        options.OnCodeEnded?.Invoke();
        if (value is DisplayedValue)
            return; // display(x) as the last expression: shown already.
        if (value is not null || submission.ResultLine is not null)
            Show(value, submission.ResultLine, cellNumber, scope);
    }

    private static void Show(object? result, int? line, int cellNumber, CellScope scope)
    {
        try
        {
            scope.Display(result, cellNumber);
        }
        catch (ValueFormattingException problem)
        {
            throw new ResultFormattingException(problem, line);
        }
    }

    private object? Await(Func<object?[], Task<object?>> start, CancellationToken stop)
    {
        if (stateCount == states.Length)
            Array.Resize(ref states, states.Length * 2);
        var running = start(states);
        try
        {
            Task.WaitAny([running], stop);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // Loops in it end at their next turn; what it waits for may never come.
            if (!EndsInTime(running))
                IsAbandoned = true;
            throw;
        }

        return running.GetAwaiter().GetResult();
    }

    private bool EndsInTime(Task running)
    {
        for (var clock = Stopwatch.StartNew(); !running.IsCompleted && clock.Elapsed < options.UnwindingTime;)
        {
            try
            {
                Task.WaitAny([running], options.UnwindingTime);
            }
            catch (ThreadInterruptedException)
            {
                // That was for the wait before this one.
            }
        }

        return running.IsCompleted;
    }

    private CellError ErrorOf(Exception problem, string label) => problem switch
    {
        CompilationFailedException failed => errors.FromDiagnostics(failed.Errors, label),
        CellPart.UnknownMagicException magic => errors.Create("UnknownMagic", magic.Message, label, magic.Line),
        CodeNesting.TooDeepException deep => errors.Create("CompilationError", deep.Message, label, deep.Line),
        PackageRestoreException => errors.Create("PackageRestoreError", problem.Message, label),
        ResultFormattingException result => errors.FromException(result.InnerException!, label, result.Line),
        _ => errors.FromException(problem, label),
    };

    private static CellResult Failed(CellError error) => new(CellOutcome.Failed, error);

    /// <summary>The cell ran, but its result could not be shown.</summary>
    private sealed class ResultFormattingException(ValueFormattingException problem, int? line) : Exception(null, problem)
    {
        public int? Line => line;
    }
}
