using EksCalc.Cli.Output;
using EksCalc.Files;
using EksCalc.Kernel.Client;
using EksCalc.Kernel.Html;
using EksCalc.Kernel.Notebooks;
using EksCalc.Kernel.Running;
using EksCalc.Kernel.Sessions;
using EksCalc.Kernel.Values;

namespace EksCalc.Cli.Commands;

/// <summary>Runs the notebooks of one command line and reports on them.</summary>
internal sealed class NotebookRuns(ToolConsole console, OutputFormat format)
{
    /// <summary>Where results go; null for nowhere.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether notebooks that succeed are replaced by themselves with outputs.</summary>
    public bool InPlace { get; init; }

    /// <summary>What is written into <see cref="Folder"/>.</summary>
    public NotebookForm Form { get; init; }

    /// <summary>For whom it is written.</summary>
    public NotebookEdition Edition { get; init; }

    /// <summary>How long a cell may run; null for the usual limit.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Whether charts are kept as pictures.</summary>
    public bool Pictures { get; init; }

    /// <summary>How many notebooks run at once.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>The bytes that a notebook's process may take for its data; null for the usual limit.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>How the kernel is started; null for the one that is built in.</summary>
    public KernelLaunch? Kernel { get; init; }

    /// <summary>Whether the kernel that is built in runs each too, and cells with other outputs are named.</summary>
    public bool Compares { get; init; }

    /// <summary>What to do about CS0006: a library that #r names is not there.</summary>
    private static readonly string MissingLibrary =
        "ekscalc: a library that #r names is not there. The course's notebooks are run in a clone, below whose root dotnet build src/EksCalc.Notebooks puts it. "
        + $"Elsewhere write the path of this tool's own: #r \"{Path.Combine(AppContext.BaseDirectory, "EksCalc.Notebooks.dll")}\"";

    private const string SiteTitle = "EksCalc notebooks";

    // Whether pages are joined to a site; they then share files, and are written together.
    private bool isSite;

    public async Task<int> RunAsync(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var (files, unreadable) = NotebookFile.ReadAll(paths, Kernel, text => console.Note(text));
        isSite = Folder is not null && Form == NotebookForm.Html && (files.Count > 1 || Directory.Exists(paths[0]));
        CheckTargets(files);
        if (Pictures && !Notebooks.Pictures.CanDraw)
            throw new InvalidInputException("--pictures", "no Chromium or Chrome was found; install one, or set EKSCALC_CHROMIUM to its path.");

        var results = await RunAllAsync(files, cancellation).ConfigureAwait(false);
        if (isSite)
            HtmlSite.Save(Folder!, [.. files.Select(file => new SitePage(file.Notebook, PagePath(file)))], SiteTitle, SiteReferences.Of(Edition) with { App = SiteExplorer.For([.. files.Select(file => file.Notebook)], console) });

        console.Write(
            new Result(
                ["Notebook", "Code cells", "Result", "Written"],
                [.. results.Select(run => (IReadOnlyList<object?>)[run.Notebook, run.CodeCells, run.Failure is { } failure ? $"cell {failure.Cell} {failure.Outcome}" : run.Differences is { Count: > 0 } others ? $"other outputs in cell {string.Join(", ", others.Select(other => other.Cell))}" : "ok", run.Output])],
                new NotebookRunsJson(results, isSite ? Path.Combine(Folder!, HtmlSite.Index) : null),
                ToolJson.Readable.NotebookRunsJson),
            format);
        if (isSite)
            console.Note($"Open {Path.Combine(Folder!, HtmlSite.Index)} in a browser.");
        if (unreadable.Count > 0)
            throw new InvalidInputException(unreadable);
        return results.All(run => run.Succeeded && run.Differences is null or { Count: 0 }) ? ExitCode.Done : ExitCode.No;
    }

    /// <summary>Runs several at once, and reports in their order.</summary>
    private async Task<List<NotebookRunJson>> RunAllAsync(IReadOnlyList<NotebookFile> files, CancellationToken cancellation)
    {
        using var progress = new ProgressLine(console.Error);
        using var places = new SemaphoreSlim(Jobs);
        var runs = files.Select(file => RunInTurnAsync(file, places, progress, cancellation)).ToList();
        await Task.WhenAny(Task.WhenAll(runs)).ConfigureAwait(false);
        progress.Clear();
        cancellation.ThrowIfCancellationRequested();
        var results = new List<NotebookRunJson>();
        foreach (var (file, run) in files.Zip(runs))
            results.Add(Report(file, await run.ConfigureAwait(false)));
        return results;
    }

    private async Task<Ended> RunInTurnAsync(NotebookFile file, SemaphoreSlim places, ProgressLine progress, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var options = new NotebookRunOptions
            {
                TimeLimit = TimeLimit ?? NotebookRunOptions.DefaultTimeLimit,
                MemoryLimit = MemoryLimit ?? NotebookRunOptions.DefaultMemoryLimit,
                Kernel = Kernel,
                Pictures = Pictures ? PictureUse.InsteadOfHtml : isSite ? PictureUse.First : PictureUse.None,
                OnCell = (number, count) =>
                {
                    lock (places)
                        progress.Show($"{file.Path}: cell {number} of {count}");
                },
            };
            var folder = Path.GetDirectoryName(Path.GetFullPath(file.Path))!;
            var run = await new NotebookRunner(options).RunAsync(file.Notebook, folder, cancellation).ConfigureAwait(false);
            IReadOnlyList<NotebookDifferenceJson>? differences = null;
            if (Compares)
            {
                var own = Notebook.Read(file.Path);
                await new NotebookRunner(options with { Kernel = null }).RunAsync(own, folder, cancellation).ConfigureAwait(false);
                differences = NotebookComparison.Of(own, file.Notebook);
            }

            cancellation.ThrowIfCancellationRequested();
            // At once: nothing that happens to other notebooks can lose it.
            return new Ended(run, Write(file, run.Succeeded), differences);
        }
        catch (KernelStartException problem)
        {
            throw new InvalidInputException(file.Path, problem.Message);
        }
        finally
        {
            places.Release();
        }
    }

    private NotebookRunJson Report(NotebookFile file, Ended ended)
    {
        var (notebook, run) = (file.Notebook, ended.Run);
        var failure = run.Failure is { Error: { } error } cell
            ? new NotebookFailureJson(cell.Number, notebook.Cells[cell.Index].Id, cell.Outcome.ToString(), error.Line, error.SourceLine, error.Name, error.Message)
            : null;
        if (run.Failure is { Error: { } problem } failed)
        {
            console.Note($"ekscalc: {file.Path}: cell {failed.Number} (cells[{failed.Index}]) {(failed.Outcome == CellOutcome.TimedOut ? "ran too long" : "failed")}:");
            foreach (var line in problem.Traceback)
                console.Error.WriteLine($"  {line}");
            if (problem.Traceback.Any(line => line.Contains("CS0006", StringComparison.Ordinal)))
                console.Note(MissingLibrary);
        }

        foreach (var difference in ended.Differences ?? [])
        {
            console.Note($"{file.Path}: cell {difference.Cell} (id {difference.CellId}) differs: built in -, named +");
            foreach (var line in difference.Lines)
                console.Error.WriteLine($"  {line}");
        }

        return new NotebookRunJson(file.Path, run.Cells.Count, run.Succeeded, failure, ended.Written, ended.Differences);
    }

    private sealed record Ended(NotebookRun Run, string? Written, IReadOnlyList<NotebookDifferenceJson>? Differences);

    /// <summary>Writes what was asked for, and says where.</summary>
    private string? Write(NotebookFile file, bool succeeded)
    {
        if (InPlace && succeeded)
            file.Notebook.Save(file.Path);
        if (Folder is null)
            return InPlace && succeeded ? file.Path : null;

        var target = Target(file);
        if (isSite)
            return target;
        WholeFile.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(target))!);
        if (Form == NotebookForm.Html)
            HtmlPage.Save(file.Notebook, target, Edition);
        else
            Save(file.Notebook, target);
        return target;
    }

    private void Save(Notebook notebook, string target)
    {
        if (Edition == NotebookEdition.Trainee)
            TraineeEdition.Make(notebook);
        notebook.Save(target);
    }

    private string Target(NotebookFile file) => Path.ChangeExtension(Path.Combine(Folder!, file.RelativePath), Form == NotebookForm.Html ? ".html" : ".ipynb");

    /// <summary>The page's place in the site, with forward slashes.</summary>
    private static string PagePath(NotebookFile file) => Path.ChangeExtension(file.RelativePath, ".html").Replace(Path.DirectorySeparatorChar, '/');

    private void CheckTargets(IReadOnlyList<NotebookFile> files)
    {
        if (Folder is null)
            return;
        var problems = new List<InputProblem>();
        var targets = new ResultTargets([.. files.Select(file => file.Path)], "choose another --out, or use --in-place");
        if (isSite)
            targets.Take(Path.Combine(Folder, HtmlSite.Index), "the site's list of pages");
        foreach (var file in files)
        {
            if (targets.ProblemOf(file.Path, Target(file)) is { } problem)
                problems.Add(problem);
        }

        if (problems.Count > 0)
            throw new InvalidInputException(problems);
    }
}
