using EksCalc.Kernel.Values;

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
public sealed partial class ScriptSession
{
    // Enough for finite recursion ten thousand deep, little enough for endless recursion to unwind at once (the time for it
    // grows with the square of the depth).
    private const int StackBytes = 2 * 1024 * 1024;

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

    /// <summary>
    /// Compiles a few dozen small cells aside, so that the runtime makes the compiler's code fast before a person's cells need
    /// it. For kernels that live for more than a notebook's run.
    /// </summary>
    internal static async Task WarmUpFurtherAsync()
    {
        const int Cells = 40; // The runtime looks at code again that was called thirty times.
        await Ready.ConfigureAwait(false);
        var compiler = new SubmissionCompiler(AppContext.BaseDirectory, session: 0);
        var states = new object?[Cells + 1];
        for (var i = 1; i <= Cells; i++)
        {
            var submission = compiler.Compile($"{i} + 1", "warm-up", CancellationToken.None);
            ValueFormatter.Format(await submission.Start!(states).ConfigureAwait(false), PictureUse.None);
            compiler.Accept(submission);
        }
    }

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
    public async Task<CellResult> ExecuteAsync(CellRequest request, Action<CellOutput> onOutput, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(onOutput);
        var (code, cellNumber, label) = (request.Code, request.Number, request.Label);

        await WarmUp.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        await OneCellInTheProcess.WaitAsync(cancellationToken).ConfigureAwait(false);
        var scope = new CellScope(onOutput, cellNumber < options.FirstPictureCell ? PictureUse.None : pictures);
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
            if (cellNumber >= options.FirstPictureCell)
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
}
