using System.Text;
using System.Text.Json.Nodes;
using EksCalc.Kernel.Notebooks;
using EksCalc.Testing;

namespace EksCalc.Kernel.Tests.Notebooks;

public sealed class NotebookTests
{
    private const string Odd = """
        {
         "cells": [
          {
           "cell_type": "code",
           "execution_count": 7,
           "future_field": {"b": 1.0, "a": [1e400, 12345678901234567890, -0.0]},
           "id": "a-1_Z",
           "metadata": {"tags": ["x"], "collapsed": true, "vscode": {"languageId": "csharp"}},
           "outputs": [{"output_type": "some_future_type", "payload": null}],
           "source": "1 + 1"
          },
          {
           "attachments": {"p.png": {"image/png": "AAAA"}},
           "cell_type": "markdown",
           "id": "b",
           "metadata": {},
           "source": ["Grüße 한국어 😀 </script>\n", "\u2028 tab\t\"quote\"\\"]
          }
         ],
         "metadata": {"kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"}, "zz_unknown": {"n": 1.50}},
         "nbformat": 4,
         "nbformat_minor": 9
        }
        """;

    [Theory]
    [InlineData("""{"nbformat": 4, "metadata": {"kernelspec":\n {"language": "\ud800"}}, "cells": []}""", "line 2, column 15", "not text")]
    [InlineData("""{"nbformat": 4, "metadata": {"é\udc00": 1}, "cells": []}""", "line 1, column 30", "not text")]
    [InlineData("""{"nbformat": 4, "cells": [{"\ud800": 1}]}""", "line 1, column 28", "not text")]
    public void Read_HalfOfASurrogatePairInWhatIsRead_SaysWhere(string json, string place, string message)
    {
        var problem = Assert.Single(Assert.Throws<NotebookFormatException>(() => Read(json.Replace("\\n", "\n", StringComparison.Ordinal))).Problems);

        Assert.EndsWith(place, problem.Place, StringComparison.Ordinal);
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Latin1_SaysThatItIsNotUtf8()
    {
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes("""{"nbformat": 4, "cells": [{"cell_type": "markdown", "source": "Grüße"}]}"""));

        var problem = Assert.Single(Assert.Throws<NotebookFormatException>(() => Notebook.Read(stream)).Problems);

        Assert.Equal(("notebook.ipynb: line 1, column 66", "not UTF-8 text; save the file in UTF-8"), (problem.Place, problem.Message));
    }

    [Fact]
    public void ToText_WhatWasRead_KeepsEveryFieldNumberAndOrder()
    {
        var text = Read(Odd).ToText();

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Odd), JsonNode.Parse(text)));
        Assert.Contains("1e400", text, StringComparison.Ordinal);
        Assert.Contains("1.50", text, StringComparison.Ordinal);
        Assert.Contains("12345678901234567890", text, StringComparison.Ordinal);
        Assert.Contains("Grüße 한국어 😀 </script>\\n", text, StringComparison.Ordinal);
        Assert.StartsWith("{\n \"cells\": [\n  {\n   \"cell_type\"", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.Equal(text, Read(text).ToText());
    }

    [Fact]
    public void Read_CellsWithoutIds_GetTheSameOnesEveryTime()
    {
        const string Text = """{"cells":[{"cell_type":"code","metadata":{},"source":"1","outputs":[],"execution_count":null},{"cell_type":"code","source":"1"}],"metadata":{},"nbformat":4,"nbformat_minor":2}""";

        var (one, other) = (Read(Text), Read(Text));

        Assert.Equal(one.Cells.Select(cell => cell.Id), other.Cells.Select(cell => cell.Id));
        Assert.Equal(2, one.Cells.Select(cell => cell.Id).Distinct().Count());
        Assert.Equal(5, (int)one.Json["nbformat_minor"]!);
    }

    [Theory]
    [InlineData("", "t.ipynb: line 1, column 1: not JSON")]
    [InlineData("{\n  \"cells\": [,]\n}", "t.ipynb: line 2, column 13: not JSON")]
    [InlineData("not a notebook", "t.ipynb: line 1, column 2: not JSON")]
    [InlineData("[]", "t.ipynb: not a notebook: expected a JSON object, found a list")]
    [InlineData("{}", "t.ipynb: not a notebook: it has neither")]
    [InlineData("""{"nbformat":3,"worksheets":[]}""", "t.ipynb: nbformat: expected 4, found 3")]
    [InlineData("""{"nbformat":4,"metadata":{}}""", "t.ipynb: cells: expected a list of cells, found nothing")]
    [InlineData("""{"nbformat":4,"cells":[1]}""", "t.ipynb: cells[0]: expected an object, found 1")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"code","source":5}]}""", "t.ipynb: cells[0].source: expected a string or a list of strings, found 5")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"poem","source":""}]}""", "t.ipynb: cells[0].cell_type: expected")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"raw","source":"","id":"a b"}]}""", "t.ipynb: cells[0].id: expected 1 to 64 letters")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"raw","source":"","id":"a"},{"cell_type":"raw","source":"","id":"a"}]}""", "t.ipynb: cells[1].id: \"a\" is also the id of cells[0]")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"code","source":"","outputs":[{"output_type":"stream","text":1}]}]}""", "t.ipynb: cells[0].outputs[0].text: expected")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"code","source":"","outputs":[{"output_type":"display_data"}]}]}""", "t.ipynb: cells[0].outputs[0].data: expected an object, found nothing")]
    [InlineData("""{"nbformat":4,"metadata":5,"cells":[]}""", "t.ipynb: metadata: expected an object, found 5")]
    public void Read_NotANotebook_SaysWhereAndWhat(string text, string problem) =>
        Assert.StartsWith(problem, Assert.Throws<NotebookFormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_SeveralProblems_ReportsThemAll() => Assert.Equal(
        3,
        Assert.Throws<NotebookFormatException>(() => Read("""{"nbformat":4,"metadata":[],"cells":[{"cell_type":"code"},7]}""")).Problems.Count);

    [Fact]
    public void Read_TooLarge_IsRefused()
    {
        using var endless = new MemoryStream(new byte[Notebook.MaximumBytes + 1]);

        Assert.Contains("larger than 64 MiB", Assert.Throws<NotebookFormatException>(() => Notebook.Read(endless)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_NewAndExistingFile_LeavesNothingElse()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("n.ipynb");
        var notebook = Notebook.Create();
        notebook.Save(path);
        notebook.AddCell(CellKind.Code, "1\n2");
        notebook.Save(path);

        Assert.Equal(notebook.ToText(), File.ReadAllText(path));
        Assert.Equal(["n.ipynb"], folder.Names);
        Assert.Equal("1\n2", Notebook.Read(path).Cells.Single().Source);
    }

    [Fact]
    public void Save_FolderIsMissing_LeavesTheOldFile()
    {
        using var folder = new TemporaryFolder();

        Assert.Throws<DirectoryNotFoundException>(() => Notebook.Create().Save(folder.PathOf("no/such/n.ipynb")));
        Assert.Empty(folder.Names);
    }

    private static Notebook Read(string text) => Notebook.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t.ipynb");
}
