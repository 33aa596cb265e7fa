namespace EksCalc.Kernel.Tests.Server;

/// <summary>Completion, inspection and completeness, as a front end asks for them.</summary>
[Collection(nameof(HelpKernel))]
public sealed class HelpTests(HelpKernel shared)
{
    private readonly TestKernel kernel = shared.Kernel;

    [Theory]
    [InlineData("Console.WriteL", "WriteLine", 8, 14)]
    [InlineData("numbers.Ad", "Add AddRange", 8, 10)]
    [InlineData("numb", "numbers", 0, 4)]
    [InlineData("using System.Threading.Ta", "Tasks", 23, 25)]
    [InlineData("var y = numbers.Where(n => n.GetHash", "GetHashCode", 29, 36)]
    [InlineData("numbers?.Clea", "Clear", 9, 13)]
    [InlineData("Person.Na", "", 7, 9)]
    [InlineData("person.Na", "Name", 7, 9)]
    [InlineData("person.Na\nvar z = 1;", "Name", 7, 9)]
    [InlineData("new Person { Na", "Name", 13, 15)]
    [InlineData("/* 😀 */ person.Na", "Name", 15, 17)]
    [InlineData("whil", "while", 0, 4)]
    [InlineData("no.such", "", 3, 7)]
    public void Complete_Code_Offers(string code, string matches, int start, int end)
    {
        var cursor = code.IndexOf('\n', StringComparison.Ordinal) is var line and > 0 ? line : new System.Globalization.StringInfo(code).LengthInTextElements;
        var reply = kernel.Ask("complete_request", new() { ["code"] = code, ["cursor_pos"] = cursor });

        Assert.Equal(("ok", start, end), ((string)reply["status"]!, (int)reply["cursor_start"]!, (int)reply["cursor_end"]!));
        var found = reply["matches"]!.AsArray().Select(match => (string)match!).ToList();
        Assert.Equal(matches.Split(' ', StringSplitOptions.RemoveEmptyEntries), found.Where(match => match.StartsWith(code[(code.LastIndexOfAny(['.', ' ', '\n'], cursor - 1) + 1)..][..1], StringComparison.Ordinal)).Take(matches.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.Equal(found.Count, reply["metadata"]!["_jupyter_types_experimental"]!.AsArray().Count);
    }

    [Fact]
    public void Complete_PathOfAReference_OffersFilesAndFolders()
    {
        var reply = kernel.Ask("complete_request", new() { ["code"] = "#r \"lib/M", ["cursor_pos"] = 9 });

        Assert.Equal("[\"lib/Mine.dll\",\"lib/More/\"]", reply["matches"]!.ToJsonString());
    }

    [Theory]
    [InlineData("Math.Abs", 7, "Math.Abs(")]
    [InlineData("numbers.Add(", 12, "Adds an object")]
    [InlineData("numbers", 3, "List<int> numbers")]
    [InlineData("new Person()", 6, "Person")]
    public void Inspect_Name_SaysWhatItIs(string code, int cursor, string words)
    {
        var reply = kernel.Ask("inspect_request", new() { ["code"] = code, ["cursor_pos"] = cursor, ["detail_level"] = 0 });

        Assert.True((bool)reply["found"]!);
        Assert.Contains(words, (string)reply["data"]!["text/plain"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody", 3)]
    [InlineData("", 0)]
    [InlineData("1 + 1", 500)]
    public void Inspect_Nothing_IsNotFound(string code, int cursor) =>
        Assert.False((bool)kernel.Ask("inspect_request", new() { ["code"] = code, ["cursor_pos"] = cursor })["found"]!);

    [Theory]
    [InlineData("1 + 1", "complete")]
    [InlineData("", "complete")]
    [InlineData("#!time\n1", "complete")]
    [InlineData("for (;;) {", "incomplete")]
    [InlineData("var x =", "incomplete")]
    [InlineData("foo bar baz;", "invalid")]
    public void IsComplete_Code_IsTold(string code, string status) =>
        Assert.Equal(status, (string)kernel.Ask("is_complete_request", new() { ["code"] = code })["status"]!);

    [Fact]
    public void Page_QuestionMark_ShowsWhatIsKnown()
    {
        var payload = kernel.Run("Math.Abs?").Reply["payload"]!.AsArray();
        Assert.Contains("Math.Abs(", (string)Assert.Single(payload)!["data"]!["text/plain"]!, StringComparison.Ordinal);
    }
}
