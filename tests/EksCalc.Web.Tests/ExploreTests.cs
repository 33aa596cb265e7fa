using System.IO.Compression;
using System.Net;
using EksCalc.Cli.Tests;
using EksCalc.Testing;

namespace EksCalc.Web.Tests;

/// <summary><c>ekscalc explore</c>.</summary>
[Collection(nameof(ExplorerSite))]
public sealed class ExploreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Explore_Out_WritesAPageThatWorksFromDisk()
    {
        var file = folder.PathOf("page.html");

        var (exitCode, output, error) = await Tool.RunAsync("explore", Repository.PathOf("data/scenarios/small-dev.yaml"), "--out", file);

        Assert.Equal((0, "", $"Open {file} in a browser.\n"), (exitCode, output, error));
        await using var page = await ExplorerSite.ShownPage.CreateAsync(1200);
        await page.GoToAsync(new Uri(file).AbsoluteUri);
        Assert.StartsWith("It fits.", await page.AskAsync<string>("() => document.querySelector('.headline').textContent"), StringComparison.Ordinal);
        Assert.Contains("name: small-dev", await page.AskAsync<string>("() => document.getElementById('scenario-text').value"), StringComparison.Ordinal);
        Assert.All(page.Requests, request => Assert.Matches("^(file|blob|data):", request));
        Assert.Empty(page.Console);
    }

    [Fact]
    public async Task Explore_TwiceTheSame_WritesTheSameBytes()
    {
        var (one, other) = (folder.PathOf("one.html"), folder.PathOf("other.html"));
        await Tool.RunAsync("explore", "--out", one);
        await Tool.RunAsync("explore", "--out", other);

        Assert.Equal(await File.ReadAllBytesAsync(one, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(other, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(null, "20 pods on this node take 30 subnet addresses.")]
    [InlineData("data/scenarios/small-dev.yaml", "It fits.")]
    public async Task Explore_FirstView_IsThereWithoutTheModel(string? scenario, string said)
    {
        var file = folder.PathOf("page.html");
        await Tool.RunAsync([.. scenario is null ? ["explore"] : (string[])["explore", Repository.PathOf(scenario)], "--out", file]);
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        folder.Write("light.html", string.Join('\n', text.Split('\n').Where(line => !line.Contains(" data-asset=", StringComparison.Ordinal))));

        await using var page = await ExplorerSite.ShownPage.CreateAsync(1200);
        await page.Page.GoToAsync(new Uri(folder.PathOf("light.html")).AbsoluteUri);

        await page.Page.WaitForFunctionAsync("said => document.querySelector('.headline')?.textContent.startsWith(said)", args: [said]);
    }

    [Fact]
    public async Task Explore_IntoAFolder_WritesASite()
    {
        var (exitCode, _, error) = await Tool.RunAsync("explore", "--out", folder.PathOf("site") + "/");

        Assert.Equal((0, $"Put {folder.PathOf("site")}/ on a web server.\n"), (exitCode, error));
        Assert.Contains("id=\"answers\"", await File.ReadAllTextAsync(folder.PathOf("site/index.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(File.Exists(folder.PathOf("site/_framework/assemblies.wasm")));
        Assert.Equal(["main.js", "worker.js"], Directory.GetFiles(folder.PathOf("site"), "*.js").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("site")]
    [InlineData("page.txt")]
    [InlineData("page.")]
    public async Task Explore_NeitherPageNorFolder_SaysWhatItCanBe(string name)
    {
        var target = folder.PathOf(name);

        var (exitCode, output, error) = await Tool.RunAsync("explore", "--out", target);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith($"ekscalc: --out {target}: a page is written as .html, a site into a folder, whose name ends with /.\n", error, StringComparison.Ordinal);
        Assert.False(Path.Exists(target));
    }

    // Brotli at its best, which takes seconds, makes 1.97 MB of what this level makes 2.49 MB of.
    [Fact]
    public void Explorer_Compressed_StaysLight()
    {
        const int most = 2_520_000;
        var files = Directory.GetFiles(Repository.PathOf("artifacts/explorer"), "*", SearchOption.AllDirectories);

        var compressed = files.Sum(file =>
        {
            using var packed = new MemoryStream();
            using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
                brotli.Write(File.ReadAllBytes(file));
            return packed.Length;
        });

        Assert.InRange(compressed, most / 2, most);
    }

    [Fact]
    public async Task Explore_OverAnotherFile_IsRefusedUnlessForced()
    {
        var (page, index) = (folder.Write("page.html", "mine"), folder.PathOf("site/index.html"));
        Directory.CreateDirectory(folder.PathOf("site"));
        await File.WriteAllTextAsync(index, "mine", TestContext.Current.CancellationToken);

        foreach (var (target, kept) in ((string, string)[])[(page, page), (folder.PathOf("site") + "/", index)])
        {
            Assert.Equal((2, $"ekscalc: {kept}: is there and says something else; --force replaces it.\n"), await RunAsync("--out", target));
            Assert.Equal("mine", await File.ReadAllTextAsync(kept, TestContext.Current.CancellationToken));
            Assert.False(Directory.Exists(folder.PathOf("site/_framework")));
        }

        Assert.Equal(0, (await RunAsync("--out", page, "--force")).ExitCode);
        Assert.Equal(0, (await RunAsync("--out", page)).ExitCode);

        static async Task<(int ExitCode, string Error)> RunAsync(params string[] arguments)
        {
            var (exitCode, _, error) = await Tool.RunAsync(["explore", .. arguments]);
            return (exitCode, error);
        }
    }

    [Fact]
    public async Task Explore_Trace_OpensItOverTime()
    {
        var trace = folder.Write("<b>trace.json", """{"node":{"instanceType":"m5.large","maxENI":3,"ipv4PerENI":10,"maxPods":29,"trunkingCompatible":true},"mode":{},"events":[{"t":5,"op":"add","pod":"</script><script>window.hacked=1</script>"}],"until":60}""");
        var file = folder.PathOf("page.html");
        Assert.Equal(0, (await Tool.RunAsync("explore", trace, "--out", file)).ExitCode);

        await using var page = await ExplorerSite.ShownPage.CreateAsync(1200);
        await page.GoToAsync(new Uri(file).AbsoluteUri);

        Assert.StartsWith("1 of 1 pod got", await page.AskAsync<string>("() => document.querySelector('.headline').textContent"), StringComparison.Ordinal);
        Assert.True(await page.AskAsync<bool>("() => window.hacked === undefined"));
        Assert.Empty(page.Console);
    }

    [Theory]
    [InlineData("none.yaml", "There is no such file")]
    [InlineData("bad.yaml", "Missing.")]
    [InlineData("bad.json", "$.node")]
    public async Task Explore_BadInput_IsExitTwo(string name, string said)
    {
        folder.Write("bad.yaml", "name: x\n");
        folder.Write("bad.json", "{}");

        var (exitCode, _, error) = await Tool.RunAsync("explore", folder.PathOf(name), "--out", folder.PathOf("page.html"));

        Assert.Equal(2, exitCode);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.PathOf("page.html")));
    }

    [Fact]
    public async Task Explore_Served_IsFoundByItsAddressAlone()
    {
        using var server = new Cli.Explorer.ExplorerServer("<!DOCTYPE html>here");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var serving = server.ServeAsync(stop.Token);
        using var client = new HttpClient();

        Assert.Equal("127.0.0.1", server.Address.Host);
        Assert.True(server.Address.AbsolutePath.Length > 32);
        Assert.Equal("<!DOCTYPE html>here", await client.GetStringAsync(server.Address, TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, new Uri(server.Address, "/")));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, new Uri(server.Address, "/" + new string('0', server.Address.AbsolutePath.Length - 2) + "/")));
        // HttpListener refuses another host by itself and closes the connection; what comes on it in that moment is answered with an empty 200.
        using var other = new HttpClient();
        using var foreign = new HttpRequestMessage(HttpMethod.Get, server.Address) { Headers = { Host = "evil.example" } };
        Assert.NotEqual(HttpStatusCode.OK, (await other.SendAsync(foreign, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.PostAsync(server.Address, null, TestContext.Current.CancellationToken)).StatusCode);

        await stop.CancelAsync();
        await serving;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, Uri address) => (await client.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode;
}
