using System.Text.Json;
using EksCalc.Kernel.Notebooks;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>
/// A folder of notebooks that harm what runs them, with harmless ones before, among and behind them, run once by one command; and a folder of some
/// that never end, run with a time limit. No other cell has to be done within a time.
/// </summary>
public sealed class HostileNotebooks : IAsyncLifetime
{
    /// <summary>What runs before the cell that harms, and is kept.</summary>
    public const string Kept = "kept";

    private readonly TemporaryFolder folder = new();
    private readonly List<JsonDocument> results = [];

    /// <summary>Cells by the names of their notebooks, with words of the error, one of those between bars.</summary>
    public static TheoryData<string, string> Failing => new()
    {
        { "exit", "the cell ended its process (exit code 3)" },
        { "recursion", "the stack overflowed|its process ended" },
        { "thread-throws", "System.Exception: boom" },
        { "async-void", "System.Exception: late" },
        { "fail-fast", "its process ended" },
        { "deep-brackets", "brackets are nested 3000 deep" },
        { "memory-managed", "OutOfMemoryException|its process ended|took more than" },
        { "memory-native", "took more than 256 MiB" },
        { "reads-console", "takes no input" },
        { "kills-itself", "its process ended" },
    };

    /// <summary>Those that never end, with words of the error.</summary>
    public static TheoryData<string, string> Endless => new()
    {
        { "await-forever", "could not be stopped, so its process was ended" },
        { "library-forever", "stopped at the time limit" },
        { "blocked-call", "stopped at the time limit" },
        { "parser-exponential", "stopped at the time limit" },
    };

    /// <summary>One whose cells do what they should not, and succeed; and harmless ones.</summary>
    public static TheoryData<string> Succeeding => [.. (string[])[Unruly, "harmless-first", Below]];

    /// <summary>One that leaves a thread and a process behind, prints through another, changes its folder, and prints much; it comes with a text that is nested deep.</summary>
    public const string Unruly = "unruly";

    /// <summary>One in a folder of its own.</summary>
    public const string Below = "z/harmless-last";

    private static readonly Dictionary<string, string[]> Cells = new()
    {
        ["exit"] = ["Environment.Exit(3);"],
        ["recursion"] = ["Func<int, int> f = null; f = n => f(n + 1) + 1; f(0)"],
        ["thread-throws"] = ["new System.Threading.Thread(() => throw new Exception(\"boom\")).Start(); System.Threading.Thread.Sleep(-1);"],
        ["async-void"] = ["async void V() { await Task.Yield(); throw new Exception(\"late\"); } V(); System.Threading.Thread.Sleep(-1);"],
        ["fail-fast"] = ["Environment.FailFast(\"bad\");"],
        ["deep-brackets"] = [new string('(', 3000) + "1" + new string(')', 3000)],
        ["memory-managed"] = ["var l = new List<byte[]>(); while (true) l.Add(new byte[1 << 20]);"],
        ["memory-native"] = ["while (true) { var p = System.Runtime.InteropServices.Marshal.AllocHGlobal(1 << 24); unsafe { new Span<byte>((void*)p, 1 << 24).Fill(1); } System.Threading.Thread.Sleep(5); }"],
        ["reads-console"] = ["Console.ReadLine()"],
        ["kills-itself"] = ["System.Diagnostics.Process.GetCurrentProcess().Kill(); System.Threading.Thread.Sleep(-1);"],
        ["await-forever"] = ["await Task.Delay(-1);"],
        ["library-forever"] = ["Enumerable.Range(0, int.MaxValue).Concat(Enumerable.Range(0, int.MaxValue)).Concat(Enumerable.Range(0, int.MaxValue)).Concat(Enumerable.Range(0, int.MaxValue)).LongCount(n => n < 0)"],
        ["blocked-call"] = ["var pipe = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.In); pipe.ReadByte()"],
        ["parser-exponential"] = [string.Concat(Enumerable.Repeat("F(a = ", 24))],
        [Unruly] =
        [
            "new System.Threading.Thread(() => System.Threading.Thread.Sleep(-1)).Start(); 1",
            "System.Diagnostics.Process.Start(\"sleep\", \"1000\"); 1",
            "System.Diagnostics.Process.Start(\"echo\", \"CHILDOUT\").WaitForExit(); 1",
            "Directory.SetCurrentDirectory(Path.GetTempPath()); 1",
            "for (var i = 0; i < 9_000_000; i++) Console.Write('x');",
        ],
        ["harmless-first"] = ["1"],
        [Below] = ["Path.GetFileName(Environment.CurrentDirectory)"],
    };

    private static readonly Dictionary<string, byte[]> NoNotebooks = new()
    {
        ["latin1"] = [.. """{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"markdown","id":"m","metadata":{},"source":"Gr"""u8, 0xfc, .. "\"}]}"u8],
        ["half-a-pair"] = [.. """{"nbformat":4,"nbformat_minor":5,"metadata":{"kernelspec":{"language":"\ud800"}},"cells":[]}"""u8],
        ["nested"] = [.. System.Text.Encoding.ASCII.GetBytes(new string('[', 100_000))],
    };

    /// <summary>The exit code of the command.</summary>
    public int ExitCode { get; private set; }

    /// <summary>What the command said beside its answer.</summary>
    public string Error { get; private set; } = "";

    /// <summary>The exit code of the command with a time limit.</summary>
    public int LimitedExitCode { get; private set; }

    /// <summary>What that said beside its answer.</summary>
    public string LimitedError { get; private set; } = "";

    /// <summary>The path of one that never ends.</summary>
    public string EndlessPath(string name) => folder.PathOf($"endless/{name}.ipynb");

    /// <summary>The files that are no notebooks at all.</summary>
    public static IEnumerable<string> Unreadable => NoNotebooks.Keys;

    /// <summary>What the answer says of a notebook.</summary>
    public JsonElement ResultOf(string name) => results
        .SelectMany(result => result.RootElement.GetProperty("notebooks").EnumerateArray())
        .Single(run => Path.GetFileNameWithoutExtension(run.GetProperty("notebook").GetString()) == Path.GetFileName(name));

    /// <summary>A notebook as it was written.</summary>
    public Notebook Written(string name) => Notebook.Read(folder.PathOf($"out/{name}.ipynb"));

    public async ValueTask InitializeAsync()
    {
        var endless = Endless.Select(row => row.Data.Item1).ToHashSet(StringComparer.Ordinal);
        Directory.CreateDirectory(folder.PathOf("in"));
        Directory.CreateDirectory(folder.PathOf("endless"));
        Directory.CreateDirectory(folder.PathOf("in/z"));
        foreach (var (name, cells) in Cells)
        {
            var notebook = Notebook.Create();
            if (name == Unruly)
                notebook.AddCell(CellKind.Markdown, new string('>', 3000));
            if (!endless.Contains(name))
                notebook.AddCell(CellKind.Code, $"Console.Write(\"{Kept}\");");
            foreach (var code in cells)
                notebook.AddCell(CellKind.Code, code);
            notebook.AddCell(CellKind.Code, "3");
            notebook.Save(endless.Contains(name) ? EndlessPath(name) : folder.PathOf($"in/{name}.ipynb"));
        }

        foreach (var (name, bytes) in NoNotebooks)
            await File.WriteAllBytesAsync(folder.PathOf($"in/{name}.ipynb"), bytes);
        var limited = RunAsync("endless", "--timeout", "2");
        var (exitCode, _, error) = await RunAsync("in", "--memory", "256");
        (ExitCode, Error) = (exitCode, error);
        (LimitedExitCode, _, LimitedError) = await limited;
    }

    public ValueTask DisposeAsync()
    {
        results.ForEach(result => result.Dispose());
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string name, params string[] options)
    {
        var ended = await Tool.RunAsync(["notebook", "run", folder.PathOf(name), "--jobs", "4", "--format", "json", "--out", folder.PathOf("out"), .. options]);
        results.Add(JsonDocument.Parse(ended.Output));
        return ended;
    }
}
