using System.Text.Json.Nodes;
using EksCalc.Kernel.Notebooks;
using EksCalc.Kernel.Running;
using EksCalc.Testing;

namespace EksCalc.Kernel.Tests.Running;

public sealed class TraineeEditionTests
{
    [Fact]
    public async Task Make_QuestionsAndAnswers_FoldsAnswersAndRuns()
    {
        var notebook = Notebook.Create();
        notebook.AddCell(CellKind.Markdown, "# Title\n\nText.\n\n**Predict.** How many?");
        WithOutput(notebook.AddCell(CellKind.Code, "6 * 7"));
        notebook.AddCell(CellKind.Markdown, "Forty-two.\n\nBecause.\n\n## Next\n\nMore text.");
        WithOutput(notebook.AddCell(CellKind.Code, "1"));

        TraineeEdition.Make(notebook);

        Assert.Equal(["# Title\n\nText.\n\n**Predict.** How many?", "var guess1 = \"?\"; // Your guess\n$\"Your guess: {guess1}\"", "6 * 7",
            "<details><summary>Show the answer</summary>\n\nForty-two.\n\nBecause.\n\n</details>\n\n## Next\n\nMore text.", "1"], notebook.Cells.Select(cell => cell.Source));
        Assert.Equal([0, 1], notebook.Cells.Where(cell => cell.Kind == CellKind.Code).Skip(1).Select(cell => cell.Outputs.Count));
        Assert.Equal($"{notebook.Cells[0].Id}-guess", notebook.Cells[1].Id);
        Assert.Throws<NotebookFormatException>(() => TraineeEdition.Make(notebook));

        using var folder = new TemporaryFolder();
        Assert.True((await new NotebookRunner(new NotebookRunOptions()).RunAsync(notebook, folder.FullName, TestContext.Current.CancellationToken)).Succeeded);
        Assert.Contains("Your guess: ?", notebook.Cells[1].Outputs[0].ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Make_Korean_SpeaksKorean()
    {
        var notebook = Notebook.Create();
        notebook.Metadata["text_language"] = "ko";
        notebook.AddCell(CellKind.Markdown, "**예측.** 몇 개일까요?");
        notebook.AddCell(CellKind.Markdown, "둘입니다.");

        TraineeEdition.Make(notebook);

        Assert.Contains("내 예측", notebook.Cells[1].Source, StringComparison.Ordinal);
        Assert.Equal("<details><summary>답 보기</summary>\n\n둘입니다.\n\n</details>", notebook.Cells[2].Source);
    }

    private static void WithOutput(NotebookCell cell) => cell.Json["outputs"] = new JsonArray(JsonNode.Parse("""{"output_type":"stream","name":"stdout","text":"x"}"""));
}
