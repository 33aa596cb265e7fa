using System.Diagnostics;
using System.Text.Json;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

public class ReportTests
{
    private static readonly string SmallDev = Repository.PathOf("data/scenarios/small-dev.yaml");

    [Fact]
    public async Task Report_Html_SaysWhatRecommendSays()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("decision.html");

        var (exitCode, output, error) = await Tool.RunAsync("report", SmallDev, "--growth", "50", "--out", path, "--title", "ADR 7", "--status", "Proposed", "--deciders", "Ada", "--deciders", "Ben", "--date", "2026-11-28", "--need", "An update must not wait.");

        var (_, recommended, _) = await Tool.RunAsync("recommend", SmallDev, "--growth", "50", "--format", "json");
        var verdict = JsonDocument.Parse(recommended).RootElement.GetProperty("verdict").GetString()!;
        Assert.Equal((0, verdict, $"{path} written\n"), (exitCode, output.ReplaceLineEndings(" ").Trim(), error));
        var page = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        string[] said = ["<h1>ADR 7</h1>", "<strong>Status:</strong> Proposed", "<strong>Deciders:</strong> Ada, Ben", "<strong>Date:</strong> 2026-11-28", "<li>An update must not wait.</li>", verdict.Replace("'", "&#x27;", StringComparison.Ordinal)];
        Assert.All(said, text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.Equal(["decision.html"], folder.Names);
    }

    /// <summary>Of decisions made anew, so that nothing in them depends on the run.</summary>
    [Fact]
    public async Task Report_Twice_IsTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["a", "b"])
            Assert.Equal(0, (await Tool.RunAsync("report", SmallDev, "--growth", "50", "--out", folder.PathOf($"{name}/decision.html"), "--files")).ExitCode);

        var files = Directory.GetFiles(folder.PathOf("a"), "*", SearchOption.AllDirectories);
        Assert.Contains(folder.PathOf("a/decision-files/kubectl/vpc-cni.sh"), files);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(file.Replace(folder.PathOf("a"), folder.PathOf("b"), StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Report_Files_StandWhereTheLinksLead()
    {
        using var folder = new TemporaryFolder();
        var scenario = Repository.PathOf("tests/EksCalc.Cli.Tests/cases/three-small-subnets.yaml");

        var (exitCode, _, error) = await Tool.RunAsync("report", scenario, "--keep-subnets", "--out", folder.PathOf("decision.html"), "--files");

        var page = await File.ReadAllTextAsync(folder.PathOf("decision.html"), TestContext.Current.CancellationToken);
        var links = System.Text.RegularExpressions.Regex.Matches(page[page.IndexOf("<h1", StringComparison.Ordinal)..], "<a href=\"([^#\"]+)\"").Select(link => link.Groups[1].Value).Distinct().ToList();
        Assert.Equal(0, exitCode);
        Assert.Equal(12, links.Count);
        Assert.All(links, link => Assert.True(File.Exists(folder.PathOf(link)), link));
        Assert.All(links, link => Assert.Contains($"{folder.PathOf(link)} written\n", error, StringComparison.Ordinal));

        // What recommend writes is the same.
        Assert.Equal(0, (await Tool.RunAsync("recommend", scenario, "--keep-subnets", "--out", folder.PathOf("deploy"))).ExitCode);
        Assert.All(
            links.Append("decision-files/scenario.yaml"),
            link => Assert.Equal(File.ReadAllText(folder.PathOf(link.Replace("decision-files", "deploy", StringComparison.Ordinal))), File.ReadAllText(folder.PathOf(link))));
    }

    [Fact]
    public async Task Report_FilesOfSeveralReports_StandBesideEachOther()
    {
        using var folder = new TemporaryFolder();
        var scenario = Repository.PathOf("tests/EksCalc.Cli.Tests/cases/three-small-subnets.yaml");

        Assert.Equal(0, (await Tool.RunAsync("report", scenario, "--keep-subnets", "--out", folder.PathOf("adr-7.html"), "--files")).ExitCode);
        var first = Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllBytes);
        Assert.Equal(0, (await Tool.RunAsync("report", scenario, "--out", folder.PathOf("adr-8.html"), "--files")).ExitCode);

        Assert.All(first, file => Assert.Equal(file.Value, File.ReadAllBytes(file.Key)));
        Assert.True(File.Exists(folder.PathOf("adr-8-files/awscli/network.sh")));
    }

    [Fact]
    public async Task Report_NoDesignHoldsIt_IsWrittenAndExitsWithOne()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("decision.html");

        var (exitCode, output, _) = await Tool.RunAsync("report", Repository.PathOf("data/scenarios/large-secondary-ip.yaml"), "--growth", "1000", "--keep-subnets", "--mode", "secondary-ip", "--out", path);

        Assert.Equal(1, exitCode);
        Assert.StartsWith("No design ", output, StringComparison.Ordinal);
        Assert.True(File.Exists(path));
    }

    [Theory]
    [InlineData("decision-files/scenario.yaml", "report decision-files/scenario.yaml --growth 50 --out decision.html --files --force")]
    [InlineData("scenario.yaml", "recommend link.yaml --growth 50 --out . --force")]
    public async Task Out_OfItsOwnInput_LeavesIt(string input, string line)
    {
        using var folder = new TemporaryFolder();
        var text = await File.ReadAllTextAsync(SmallDev, TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.GetDirectoryName(folder.PathOf(input))!);
        var own = folder.Write(input, text);
        File.CreateSymbolicLink(folder.PathOf("link.yaml"), own);

        var (exitCode, output, error) = await Tool.RunAsync(
            [.. line.Split(' ').Select(word => word == "." ? folder.FullName : word.Contains('.', StringComparison.Ordinal) ? folder.PathOf(word) : word)]);

        Assert.Equal((2, "", $"ekscalc: {own}: is the scenario that was read, and is not replaced; choose another folder.\n"), (exitCode, output, error));
        Assert.Equal(text, await File.ReadAllTextAsync(own, TestContext.Current.CancellationToken));
        Assert.Equal([.. ((string[])["link.yaml", input]).Order()], Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder.FullName, file)).Order());
    }

    [Theory]
    [InlineData("explore own.html --out own.html")]
    [InlineData("recommend own.json --chart own.json")]
    [InlineData("sweep own.yaml mode=* --out own.yaml")]
    public async Task Out_OverWhatIsRead_IsRefused(string line)
    {
        using var folder = new TemporaryFolder();
        var text = await File.ReadAllTextAsync(SmallDev, TestContext.Current.CancellationToken);
        var own = folder.Write(line.Split(' ')[1], text);

        var (exitCode, output, error) = await Tool.RunAsync([.. line.Split(' ').Select(word => word.StartsWith("own.", StringComparison.Ordinal) ? own : word)]);

        Assert.Equal((2, "", $"ekscalc: {own}: is the file that is read, and is not replaced; choose another name.\n"), (exitCode, output, error));
        Assert.Equal(text, await File.ReadAllTextAsync(own, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("sweep SCENARIO mode=* --out FILE.json --chart FILE.json")]
    [InlineData("recommend SCENARIO --out FILE.json --chart FILE.json")]
    public async Task Out_TwoResultsInOneFile_IsRefused(string line)
    {
        using var folder = new TemporaryFolder();

        var (exitCode, output, error) = await Tool.RunAsync([.. line.Split(' ').Select(word => word == "SCENARIO" ? SmallDev : word == "FILE.json" ? folder.PathOf(word) : word)]);

        Assert.Equal((2, "", $"ekscalc: {folder.PathOf("FILE.json")}: would be written twice, one result over the other; choose another name for one.\n"), (exitCode, output, error));
        Assert.Empty(folder.Names);
    }

    [Theory]
    [InlineData("recommend SCENARIO --out PLAIN")]
    [InlineData("recommend SCENARIO --out PLAIN/below")]
    [InlineData("export SCENARIO --to helm --out PLAIN")]
    [InlineData("node simulate NODE --out PLAIN")]
    [InlineData("notebook run NOTEBOOK --out PLAIN")]
    [InlineData("kernel install --prefix PLAIN")]
    public async Task Out_FileInTheFoldersPlace_IsNamed(string line)
    {
        using var folder = new TemporaryFolder();
        var plain = folder.Write("plain", "mine");
        Assert.Equal(0, (await Tool.RunAsync("init", folder.PathOf("node.json"), "--for", "node")).ExitCode);
        var notebook = folder.Write("n.ipynb", "{\"cells\": [], \"metadata\": {\"kernelspec\": {\"name\": \".net-csharp\", \"language\": \"C#\"}}, \"nbformat\": 4, \"nbformat_minor\": 5}");

        var (exitCode, _, error) = await Tool.RunAsync([.. line.Split(' ').Select(word => word
            .Replace("SCENARIO", SmallDev, StringComparison.Ordinal).Replace("PLAIN", plain, StringComparison.Ordinal)
            .Replace("NODE", folder.PathOf("node.json"), StringComparison.Ordinal).Replace("NOTEBOOK", notebook, StringComparison.Ordinal))]);

        Assert.Equal(2, exitCode);
        Assert.EndsWith($"ekscalc: {plain}: this is a file, and a folder is needed in its place; choose another name.\n", error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(plain, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Report_FileOfSomebodyElse_StaysUnlessForced()
    {
        using var folder = new TemporaryFolder();
        var theirs = folder.Write("decision.html", "theirs");

        Assert.Equal((2, "", $"ekscalc: {theirs}: is there and says something else; --force replaces it.\n"), await Tool.RunAsync("report", SmallDev, "--out", theirs));
        Assert.Equal("theirs", await File.ReadAllTextAsync(theirs, TestContext.Current.CancellationToken));

        Assert.Equal(0, (await Tool.RunAsync("report", SmallDev, "--out", theirs, "--force")).ExitCode);
        Assert.Equal(0, (await Tool.RunAsync("report", SmallDev, "--out", theirs)).ExitCode); // It says the same.
    }

    [Theory]
    [InlineData("decision.pdf")]
    [InlineData("decision.md")]
    public async Task Report_NoBrowser_SaysWhatToDo(string name)
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("dotnet", [typeof(EksCalcTool).Assembly.Location, "report", SmallDev, "--out", folder.PathOf(name)]);
        start.Environment["EKSCALC_CHROMIUM"] = "/no/such/file";

        Assert.Equal((2, "ekscalc: EKSCALC_CHROMIUM is '/no/such/file', and there is no such file; charts still work as interactive HTML.\n"), await Tool.RunProcessAsync(start));
        Assert.Empty(folder.Names);
    }

    [Fact]
    public async Task Report_Markdown_NamesEveryFileItWrites()
    {
        Browser.Require();
        using var folder = new TemporaryFolder();

        var (exitCode, _, error) = await Tool.RunAsync("report", SmallDev, "--out", folder.PathOf("decision.md"));

        Assert.Equal(0, exitCode);
        Assert.Contains("decision-chart-1.png", folder.Names);
        Assert.Equal(folder.Names, error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Path.GetFileName(line[..^" written".Length])).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Report_FolderThatIsMissing_SaysSo()
    {
        var (exitCode, output, error) = await Tool.RunAsync("report", SmallDev, "--out", "no-such-folder/decision.html");

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Equal("ekscalc: no-such-folder/decision.html: the folder 'no-such-folder' is not there; make it first.\n", error);
    }
}
