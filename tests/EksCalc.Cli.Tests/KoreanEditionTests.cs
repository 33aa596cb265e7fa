using EksCalc.Kernel.Notebooks;
using EksCalc.Kernel.Running;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>The Korean edition: the English notebooks' code and numbers with texts of its own.</summary>
public sealed class KoreanEditionTests
{
    private const string HowToRenew = """
        Mend the texts in notebooks/ko/*.md, then make the notebooks anew:
        EKSCALC_STAMP_TEXTS=1 EKSCALC_ACCEPT_SNAPSHOTS=1 dotnet test --project tests/EksCalc.Cli.Tests --filter-class '*KoreanEdition*'
        """;

    private static readonly string Folder = Repository.PathOf("notebooks/ko");

    public static TheoryData<string> Texts => [.. Directory.EnumerateFiles(Folder, "0*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Texts_AreOfTheOriginalAsItIs(string name)
    {
        var file = Path.Combine(Folder, name + ".md");
        var translation = new Translation(CourseRun.Committed(name + ".ipynb"), File.ReadAllText(file));
        if (Environment.GetEnvironmentVariable("EKSCALC_STAMP_TEXTS") == "1")
        {
            File.WriteAllText(file, translation.Stamped());
            return;
        }

        Assert.True(translation.Problems.Count == 0, $"notebooks/ko/{name}.md\n{string.Join('\n', translation.Problems)}\n{HowToRenew}");
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Notebook_HasTheOriginalsCodeAndOutputs(string name)
    {
        var path = Path.Combine(Folder, name + ".ipynb");
        var made = new Translation(CourseRun.Committed(name + ".ipynb"), File.ReadAllText(Path.Combine(Folder, name + ".md"))).ToNotebook("ko");
        if (Environment.GetEnvironmentVariable("EKSCALC_ACCEPT_SNAPSHOTS") == "1")
            made.Save(path);

        Assert.True(made.ToText() == File.ReadAllText(path), $"notebooks/ko/{name}.ipynb is not what its texts and the original make.\n{HowToRenew}");
    }

    [Fact]
    public void Edition_HasTheNotebooksUpToTheSizing() => Assert.Equal(CourseRun.Names.Take(8), Texts.Select(row => row.Data + ".ipynb"));

    [Fact]
    public async Task Notebook_RunFromItsFolder_GivesTheSameOutputs()
    {
        var committed = Notebook.Read(Path.Combine(Folder, "00-start-here.ipynb"));
        var notebook = Notebook.Read(Path.Combine(Folder, "00-start-here.ipynb"));

        var run = await new NotebookRunner(new NotebookRunOptions()).RunAsync(notebook, Folder, TestContext.Current.CancellationToken);

        Assert.True(run.Succeeded, string.Join('\n', run.Failure?.Error?.Traceback ?? []));
        Assert.All(committed.Cells.Zip(notebook.Cells), pair => Assert.Empty(LastingOutputs.Difference(pair.First.Outputs, pair.Second.Outputs)));
    }

    [Fact]
    public void Translation_WhatIsWrong_IsSaid()
    {
        var original = Notebook.Create();
        var (first, second) = (original.AddCell(CellKind.Markdown, "One"), original.AddCell(CellKind.Markdown, "Two"));
        var stamped = new Translation(original, $"<!-- {first.Id} -->\n하나\n\n<!-- {second.Id} -->\n둘\n").Stamped();
        Assert.Empty(new Translation(original, stamped).Problems);

        second.Source = "Two and a half";

        Assert.Equal($"{second.Id}: the original has changed since; it is now:\nTwo and a half", Assert.Single(new Translation(original, stamped).Problems));
        Assert.Equal(2, new Translation(original, stamped.Replace(second.Id, "other", StringComparison.Ordinal)).Problems.Count);
        Assert.Equal("하나", new Translation(original, stamped).ToNotebook("ko").Cells[0].Source);
    }
}
