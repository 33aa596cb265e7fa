using System.Diagnostics;
using System.Globalization;
using EksCalc.Kernel.Html;
using EksCalc.Kernel.Limits;
using EksCalc.Kernel.Packages;
using EksCalc.Kernel.Values;
using static System.FormattableString;

namespace EksCalc.Kernel.Sessions;

/// <summary>
/// Runs the cells of one notebook one after the other; what a cell declares is there for the cells after it. Outputs are
/// pushed as they come.
/// </summary>
/// <remarks>
/// <para>Cells run in the invariant culture, wherever the host is.</para>
/// <para>The console and the working directory belong to the process, so cells of all sessions of a process take turns.</para>
/// <para><b>Model limits.</b> A cell is code of this process and can end it: <c>Environment.Exit</c>, an exception in a
/// thread of its own or in an <c>async void</c> method, endless recursion in code that the cell did not write (as in the
/// <c>ToString</c> that the compiler makes for a record which holds itself) cannot be contained. Loops that cells
/// write, waits and sleeps are stopped at the time limit; an <c>await</c> that never ends, an endless loop within a library
/// and a blocked call to the operating system cannot be. Such a cell is abandoned, and the session then takes no more cells. What an abandoned cell writes to the console later goes to the host's console.</para>
/// </remarks>
public sealed class ScriptSession
{
    // Enough for finite recursion ten thousand deep, little enough for endless recursion to unwind at once (the time for it
    // grows with the square of the depth).
    private const int StackBytes = 2 * 1024 * 1024;

    // How long a stopped cell has to unwind; a cell blocked in a system call never does.
    private static readonly TimeSpan UnwindingTime = TimeSpan.FromSeconds(5);

    private static readonly SemaphoreSlim OneCellInTheProcess = new(1);

    // The first use of the compiler and the formatters takes a second or so; no cell's time limit should pay for it.
    private static readonly Lazy<Task> WarmUp = new(() => Task.Run(() =>
    {
        try
        {
            new SubmissionCompiler(AppContext.BaseDirectory, session: 0).Compile("1 + 1", "warm-up", CancellationToken.None);
            ValueFormatter.Format(1, PictureUse.None);
        }
        catch (Exception)
        {
            // What does not work here will not work for the first cell either, which reports it.
        }
    }));

    private static int sessions;

    private readonly int number = Interlocked.Increment(ref sessions);
    private readonly ScriptSessionOptions options;
    private readonly SubmissionCompiler compiler;
    private readonly CellErrors errors;
    private object?[] states = new object?[16];
    private PictureUse pictures;
    private int stateCount = 1; // Roslyn keeps the first for an object of globals.

    /// <summary>Creates a session in which nothing is declared yet.</summary>
    /// <param name="options">How cells are run.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public ScriptSession(ScriptSessionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var folder = Path.GetFullPath(options.Folder);
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder {folder}.");
        this.options = options with { Folder = folder };
        pictures = options.Pictures;
        compiler = new SubmissionCompiler(folder, number);
        errors = new CellErrors(folder);
    }

    /// <summary>Ends when the compiler and the formatters have been used once, which takes a second or so; cells wait for it.</summary>
    public static Task Ready => WarmUp.Value;

    /// <summary>What the next cell would find, for help while it is written.</summary>
    internal SubmissionCompiler Compiler => compiler;

    /// <summary>Whether a cell could not be stopped; the session then takes no more cells.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>Runs a cell.</summary>
    /// <param name="code">The cell's text: C#, or parts in the languages that its magics name.</param>
    /// <param name="cellNumber">What errors call the cell, and the count of its result; by custom from 1.</param>
    /// <param name="onOutput">Called with each output as it comes, one at a time, from the cell's threads.</param>
    /// <param name="cancellationToken">Stops the cell.</param>
    /// <returns>How the cell ended. A cell that fails is a result, not an exception.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before the cell's turn came.</exception>
    public Task<CellResult> ExecuteAsync(
        string code, int cellNumber, Action<CellOutput> onOutput, CancellationToken cancellationToken = default) =>
        ExecuteAsync(new CellRequest(code, cellNumber), onOutput, cancellationToken);

    /// <summary>Runs a cell.</summary>
    /// <param name="request">The cell.</param>
    /// <param name="onOutput">Called with each output as it comes, one at a time, from the cell's threads.</param>
    /// <param name="cancellationToken">Stops the cell.</param>
    /// <returns>How the cell ended. A cell that fails is a result, not an exception.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before the cell's turn came.</exception>
    public async Task<CellResult> ExecuteAsync(CellRequest request, Action<CellOutput> onOutput, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(onOutput);
        var (code, cellNumber, label) = (request.Code, request.Number, request.Label);

        await WarmUp.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        await OneCellInTheProcess.WaitAsync(cancellationToken).ConfigureAwait(false);
        var scope = new CellScope(onOutput, pictures);
        try
        {
            using var surroundings = new CellSurroundings(scope, options.Folder, request.Input);
            var result = IsAbandoned
                ? Failed(errors.Create("SessionAbandoned", "a cell before this one could not be stopped; start a new session", label))
                : await RunAsync(code, label, cellNumber, scope, cancellationToken).ConfigureAwait(false);
            options.OnCodeEnded?.Invoke();
            if (result.Error is { } error)
                scope.Put(new ErrorOutput(error));
            return result;
        }
        finally
        {
            scope.Close();
            pictures = scope.Pictures;
            OneCellInTheProcess.Release();
        }
    }

    /// <summary>Runs code of the host's for a cell, between cells, with its outputs going where that of a cell would.</summary>
    /// <param name="action">What is done.</param>
    /// <param name="onOutput">Called with each output as it comes.</param>
    internal void Run(Action action, Action<CellOutput> onOutput)
    {
        OneCellInTheProcess.Wait();
        var scope = new CellScope(onOutput, PictureUse.None);
        var outer = CellScope.Current;
        try
        {
            using var surroundings = new CellSurroundings(scope, options.Folder, cellInput: null);
            CellScope.Current = scope;
            action();
        }
        catch (Exception problem)
        {
            scope.Put(new ErrorOutput(errors.FromException(problem, "")));
        }
        finally
        {
            CellScope.Current = outer;
            scope.Close();
            OneCellInTheProcess.Release();
        }
    }

    private async Task<CellResult> RunAsync(
        string code, string label, int cellNumber, CellScope scope, CancellationToken cancellationToken)
    {
        errors.AddSource(label, code);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (options.TimeLimit is { } time)
            limit.CancelAfter(time);

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
            await Task.WhenAny(ended.Task, Task.Delay(UnwindingTime * 2, CancellationToken.None)).ConfigureAwait(false);
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

    private static bool EndsInTime(Task running)
    {
        for (var clock = Stopwatch.StartNew(); !running.IsCompleted && clock.Elapsed < UnwindingTime;)
        {
            try
            {
                Task.WaitAny([running], UnwindingTime);
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
