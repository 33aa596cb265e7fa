using EksCalc.Testing;

namespace EksCalc.Kernel.Tests.Server;

/// <summary>How kernels end.</summary>
public sealed class KernelEndTests
{
    [Theory]
    [InlineData("Environment.Exit(3);", "exit code 3")]
    [InlineData("new System.Threading.Thread(() => throw new Exception(\"boom\")).Start(); System.Threading.Thread.Sleep(-1);", "System.Exception: boom")]
    [InlineData("async void V() { await Task.Yield(); throw new Exception(\"late\"); } V(); System.Threading.Thread.Sleep(-1);", "System.Exception: late")]
    public void Cell_ThatEndsItsProcess_SaysSoToTheFrontEnd(string code, string words)
    {
        using var kernel = new TestKernel();

        var (reply, news) = kernel.Run(code);

        Assert.Equal("KernelEnded", (string)reply["ename"]!);
        Assert.Contains(words, (string)news.Single(message => message.Type == "error").Content["evalue"]!, StringComparison.Ordinal);
        kernel.WaitForExit();
    }

    [Fact]
    public void Shutdown_ForegroundThreadAndRunningCell_EndsAtOnce()
    {
        using var kernel = new TestKernel();
        kernel.Run("new System.Threading.Thread(() => System.Threading.Thread.Sleep(-1)).Start(); AppDomain.CurrentDomain.ProcessExit += (_, _) => System.Threading.Thread.Sleep(-1);");
        kernel.Send(kernel.Shell, "execute_request", new() { ["code"] = "while (true) { }" });

        var reply = kernel.ReplyTo(kernel.Control, kernel.Send(kernel.Control, "shutdown_request", new() { ["restart"] = true }));

        Assert.True((bool)reply.Content["restart"]!);
        kernel.WaitForExit();
        Assert.Equal(0, kernel.ExitCode);
        Assert.Empty(FilesOf(kernel.ProcessId));
    }

    [Fact]
    public void Shutdown_LibraryThatPutsAwayAtTheEnd_IsLetDoIt()
    {
        using var folder = new TemporaryFolder();
        using var kernel = new TestKernel();
        kernel.Run($"AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.File.WriteAllText(@\"{folder.PathOf("away")}\", \"\");");

        kernel.ReplyTo(kernel.Control, kernel.Send(kernel.Control, "shutdown_request", new() { ["restart"] = false }));

        kernel.WaitForExit();
        Assert.Equal(0, kernel.ExitCode);
        Assert.Equal(["away"], folder.Names);
        Assert.Empty(FilesOf(kernel.ProcessId));
    }

    /// <summary>What the runtime of a process keeps among temporary files.</summary>
    internal static IEnumerable<string> FilesOf(int processId) =>
        Directory.EnumerateFiles(Path.GetTempPath()).Where(file => Path.GetFileName(file).Contains(FormattableString.Invariant($"-{processId}-"), StringComparison.Ordinal));
}
