using EksCalc.Kernel.Notebooks;

namespace EksCalc.Cli.Tests;

/// <summary>Each notebook that harms its process fails alone, at the cell that does it, and keeps what it had put out.</summary>
public sealed class HostileNotebookTests(HostileNotebooks run) : IClassFixture<HostileNotebooks>
{
    [Theory]
    [MemberData(nameof(HostileNotebooks.Failing), MemberType = typeof(HostileNotebooks))]
    public void Run_CellThatHarmsItsProcess_FailsThereAndKeepsTheRest(string name, string words)
    {
        var failure = run.ResultOf(name).GetProperty("failure");

        Assert.Equal((2, "Failed"), (failure.GetProperty("cell").GetInt32(), failure.GetProperty("outcome").GetString()));
        var cells = run.Written(name).Cells;
        Assert.Equal(HostileNotebooks.Kept, (string)cells[0].Outputs.Single()["text"]![0]!);
        AssertError(cells[1], words);
        Assert.Empty(cells[2].Outputs);
    }

    [Theory]
    [MemberData(nameof(HostileNotebooks.Endless), MemberType = typeof(HostileNotebooks))]
    public void Run_CellWithoutEnd_IsStoppedAtTheTimeLimit(string name, string words)
    {
        Assert.Equal("TimedOut", run.ResultOf(name).GetProperty("failure").GetProperty("outcome").GetString());
        var cells = run.Written(name).Cells;
        AssertError(cells[0], words);
        Assert.Empty(cells[1].Outputs);
    }

    [Theory]
    [MemberData(nameof(HostileNotebooks.Succeeding), MemberType = typeof(HostileNotebooks))]
    public void Run_NotebookBesideThem_Succeeds(string name)
    {
        Assert.True(run.ResultOf(name).GetProperty("succeeded").GetBoolean(), run.ResultOf(name).ToString());
        Assert.Equal("3", (string)run.Written(name).Cells[^1].Outputs.Single()["data"]!["text/plain"]![0]!);
    }

    [Fact]
    public void Run_CellsThatLeaveThingsBehind_PutOutTheirOwn()
    {
        var cells = run.Written(HostileNotebooks.Unruly).Cells.Where(cell => cell.Kind == CellKind.Code).ToList();
        Assert.Equal(HostileNotebooks.Kept, (string)cells[0].Outputs.Single()["text"]![0]!);
        Assert.Equal("1", (string)cells[1].Outputs.Single()["data"]!["text/plain"]![0]!);
        Assert.Equal("execute_result", (string)cells[2].Outputs.Single()["output_type"]!);
        Assert.Equal("1", (string)cells[4].Outputs.Single()["data"]!["text/plain"]![0]!);
        Assert.All(cells[5].Outputs, output => Assert.Equal("stream", (string)output["output_type"]!));
        if (OperatingSystem.IsWindows())
            Assert.Skip("The streams of processes are captured on Unix.");
        Assert.Equal("CHILDOUT\n", (string)cells[3].Outputs[0]["text"]![0]!);
    }

    [Fact]
    public void Run_Folder_KeepsItsShapeAndRunsEachInItsOwnFolder()
    {
        Assert.True(File.Exists(run.ResultOf("harmless-first").GetProperty("output").GetString()));
        Assert.Equal("z", (string)run.Written(HostileNotebooks.Below).Cells[1].Outputs[0]["data"]!["text/plain"]![0]!);
    }

    [Fact]
    public void Run_EndlessCell_IsExitOneAndSaysThatItRanTooLong()
    {
        Assert.Equal(1, run.LimitedExitCode);
        Assert.Contains($"ekscalc: {run.EndlessPath("library-forever")}: cell 1 (cells[0]) ran too long:\n  cell 1: stopped at the time limit of 2 s", run.LimitedError, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FilesThatAreNoNotebooks_AreNamedAtTheEnd()
    {
        Assert.Equal(2, run.ExitCode);
        Assert.All(HostileNotebooks.Unreadable, name => Assert.Contains($"{name}.ipynb: ", run.Error, StringComparison.Ordinal));
    }

    private static void AssertError(NotebookCell cell, string words)
    {
        var error = cell.Outputs[^1];
        Assert.Equal("error", (string?)error["output_type"]);
        Assert.Contains(words.Split('|'), word => $"{error["evalue"]}\n{string.Join('\n', error["traceback"]!.AsArray())}".Contains(word, StringComparison.Ordinal));
    }
}
