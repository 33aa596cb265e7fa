using System.Text.Json;
using EksCalc.Clusters;
using EksCalc.Exchange;
using EksCalc.Notebooks.Explorers;
using EksCalc.Sweeps;
using EksCalc.Testing;
using PuppeteerSharp;
using static System.FormattableString;
using Browser = EksCalc.Testing.Browser;

namespace EksCalc.Notebooks.Tests;

/// <summary><see cref="Charts.Explore"/>: what it shows is the sweep's, whatever is chosen.</summary>
public sealed class ExploreTests(ExplorerPage shared) : IClassFixture<ExplorerPage>
{
    /// <summary>Puts every control to a choice, as a person does, and says what is then on the page.</summary>
    private const string Choose = """
        async choices => {
          const said = [], picture = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
          for (const choice of choices) {
            for (const [name, place] of Object.entries(choice)) {
              const control = document.querySelector(`[data-parameter="${CSS.escape(name)}"]`);
              control.value = place;
              control.dispatchEvent(new Event("input", { bubbles: true }));
            }
            await picture();
            const chart = document.querySelector("[data-ekscalc-chart]");
            said.push({
              title: document.querySelector(".ee-title").textContent,
              rows: [...document.querySelectorAll(".ee-table tbody tr")].map(row => [...row.cells].map(cell => cell.textContent)),
              chosen: [...document.querySelectorAll(".ee-table tbody tr")].findIndex(row => row.getAttribute("aria-current") === "true"),
              lines: chart.data.slice(0, -2).map(line => [...line.y]),
              ring: [chart.data.at(-1).x[0], chart.data.at(-1).y[0]],
              bottom: chart.layout.yaxis.range[0],
              top: chart.layout.yaxis.range[1],
              limits: chart.layout.annotations.length,
              code: document.querySelector(".ee-does code").textContent,
              words: chart.getAttribute("aria-label"),
            });
          }
          return said;
        }
        """;

    private static readonly Sweep<NodeCase> Warm = Sweep.OfNodes(Samples.M5Large, nodes: 10)
        .Over("instanceType", "m5.large,c5.2xlarge,m5.12xlarge").Over("subnet", "22..26").Over("cni.WARM_IP_TARGET", "0,2,5,9").Over("pods", "0..60:3")
        .Measuring("subnetAddresses", "enis", "waitingPods");

    private static ExplorerView WarmView => Charts.Explore(
        Warm, "pods", "subnetAddresses", at => $"{at["pods"]} pods on {at["instanceType"]} take {at["subnetAddresses"]} of a {at["subnet"]}, {at.With("cni.WARM_IP_TARGET", "0")["subnetAddresses"]} by default",
        lines: "cni.WARM_IP_TARGET", start: [("pods", "12")]);

    private static ClusterScenario Small => ScenarioFile.Read(Repository.PathOf("data/scenarios/small-dev.yaml"));

    [Fact]
    public async Task Explore_AnyChoice_ShowsTheSweepsOwnValues()
    {
        var result = Warm.Run(cancellationToken: TestContext.Current.CancellationToken);
        var random = new Random(17);
        int[] counts = [3, 5, 4, 21];
        List<int[]> choices = [[0, 0, 0, 0], [2, 4, 3, 20], .. Enumerable.Range(0, 60).Select(_ => counts.Select(count => random.Next(count)).ToArray())];
        var page = await shared.OfAsync(WarmView);

        var said = await ChooseAsync(page, choices.Select(choice => Named(["instanceType", "subnet", "cni.WARM_IP_TARGET", "pods"], choice)));

        foreach (var (choice, shown) in choices.Zip(said))
        {
            int Row(int line, int pods) => (((((choice[0] * 5) + choice[1]) * 4) + line) * 21) + pods;
            var row = Row(choice[2], choice[3]);
            var addresses = result.Column<long>("subnetAddresses");
            Assert.Equal(Invariant($"{3 * choice[3]} pods on {result.Column("instanceType").ValueAt(row)} take {addresses[row]:N0} of a /{22 + choice[1]}, {addresses[Row(0, choice[3])]:N0} by default"), shown.Title);
            Assert.Equal(shown.Title, shown.Words);
            Assert.Equal(Enumerable.Range(0, 4).Select(line => Enumerable.Range(0, 21).Select(pods => (double)addresses[Row(line, pods)])), shown.Lines);
            Assert.Equal(
                Enumerable.Range(0, 4).Select(line => Row(line, choice[3])).Select((at, line) => (string[])[new[] { "0", "2", "5", "9" }[line],
                    Invariant($"{result.Column<int>("enis")[at]:N0}"), Invariant($"{result.Column<int>("waitingPods")[at]:N0}"), Invariant($"{addresses[at]:N0}")]),
                shown.Rows);
            Assert.Equal(choice[2], shown.Chosen);
            Assert.Equal([3 * choice[3], addresses[row]], shown.Ring);
            Assert.Equal(1, shown.Limits);
            Assert.True(shown.Top > shown.Lines.Max(line => line.Max()));
            Assert.Equal($"""
                Sweep.OfNodes(InstanceCatalog.Default.Get("m5.large"), nodes: 10)
                    .Over("instanceType", "{result.Column("instanceType").ValueAt(row)}")
                    .Over("subnet", "{22 + choice[1]}")
                    .Over("cni.WARM_IP_TARGET", "{result.Column("cni.WARM_IP_TARGET").ValueAt(row)}")
                    .Over("pods", "{3 * choice[3]}")
                    .Run()
                """, shown.Code);
        }
    }

    [Fact]
    public async Task Explore_Cluster_HasFlagsNamesAndShares()
    {
        var sweep = Sweep.OfScenario(Small).Over("mode", "secondaryIp,prefixDelegation").Over("nodeGroups.general.podsPerNode", "1..40:3").Measuring("fits", "tightestSubnet", "tightestShare");
        var result = sweep.Run(cancellationToken: TestContext.Current.CancellationToken);
        var page = await shared.OfAsync(Charts.Explore(sweep, "nodeGroups.general.podsPerNode", "tightestShare", at => Invariant($"{at["tightestSubnet"]} is {at.Number("tightestShare"):P0} full"), lines: "mode"));

        var said = await ChooseAsync(page, [Named(["mode", "nodeGroups.general.podsPerNode"], [1, 13]), Named(["mode", "nodeGroups.general.podsPerNode"], [0, 0])]);

        Assert.Equal(result.Column<double>("tightestShare")[27], said[0].Ring[1]);
        Assert.Equal(
            ["prefix delegation", result.Column<bool>("fits")[27] ? "yes" : "no", result.Column<string>("tightestSubnet")[27], Invariant($"{result.Column<double>("tightestShare")[27]:0.000}")], said[0].Rows[1]);
        Assert.Equal(Invariant($"{result.Column<string>("tightestSubnet")[0]} is {result.Column<double>("tightestShare")[0]:P0} full"), said[1].Title);
    }

    [Fact]
    public async Task Explore_EveryControl_IsDrivenByKeysAndKeepsToItsEnds()
    {
        var page = await shared.OfAsync(WarmView);

        foreach (var (key, type, ends) in ((string, string, string)[])[("End", "m5.12xlarge", "60 pods"), ("Home", "m5.large", "0 pods")])
        {
            foreach (var control in await page.QuerySelectorAllAsync(".ee-controls input, .ee-controls select"))
            {
                await control.FocusAsync();
                await page.Keyboard.PressAsync(key);
                await page.Keyboard.PressAsync(key == "End" ? "ArrowRight" : "ArrowLeft");
            }

            await page.WaitForFunctionAsync("said => document.querySelector('.ee-title').textContent.startsWith(said)", args: [$"{ends} on {type}"]);
        }

        Assert.Equal(4, (await page.QuerySelectorAllAsync(".ee-controls label[for]")).Length);
        Assert.Equal("0", await page.EvaluateFunctionAsync<string>("() => document.querySelector('[data-parameter=pods]').getAttribute('aria-valuetext')"));
    }

    [Fact]
    public async Task Explore_AnyScreen_FitsAndIsAccessible()
    {
        await using var page = await OpenAsync(WarmView, 390, isDark: true);
        await FitsAsync();
        Assert.Empty(await Accessibility.ViolationsAsync(page));

        await Browser.ResizeAsync(page, 1200, isDark: false);
        await FitsAsync();
        Assert.Empty(await Accessibility.ViolationsAsync(page));

        async Task FitsAsync() => Assert.Equal(0, await page.EvaluateFunctionAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }

    [Fact]
    public async Task Explore_HostileNames_AreTextAlone()
    {
        var hostile = Samples.Hostile;
        var scenario = Small with { NodeGroups = [.. Small.NodeGroups.Select(group => group with { Name = hostile })], Subnets = [.. Small.Subnets.Select((subnet, at) => subnet with { Name = hostile + at })], ControlPlaneSubnets = [], Consumers = [] };
        var sweep = Sweep.OfScenario(scenario).Over($"nodeGroups.{hostile}.count", "1..5").Over("mode", "secondaryIp,ipv6").Measuring("peakAddresses", "tightestSubnet");
        var view = Charts.Explore(sweep, $"nodeGroups.{hostile}.count", "peakAddresses", at => $"{hostile} {at["tightestSubnet"]}", lines: "mode");
        await using var page = await OpenAsync(view);

        var said = await ChooseAsync(page, [Named(["mode"], [1])]);

        Assert.Equal($"{hostile} {hostile}0", said[0].Title);
        Assert.Contains(@".Over(""nodeGroups.</script><script>window.hacked=1</script><img src=x onerror=\""window.hacked=1\"">&amp;'\u2028.count""", said[0].Code, StringComparison.Ordinal);
        Assert.True(await page.EvaluateFunctionAsync<bool>("() => window.hacked === undefined && document.querySelectorAll('img').length === 0"));
    }

    [Fact]
    public async Task Explore_SameViewTwiceInsertedLate_ShowsBothApart()
    {
        var html = JsonSerializer.Serialize(WarmView.ToHtml());
        await using var page = await Browser.NewPageAsync();
        await page.SetContentAsync(HtmlPage.Of("t", Notebook.Init().ToHtml() + $$"""
            <div id="one"></div><div id="two"></div>
            <script>
            for (const place of ["one", "two"]) {
              const box = document.getElementById(place);
              box.innerHTML = {{html}};
              box.querySelectorAll("script").forEach(old => { const copy = document.createElement("script"); copy.text = old.textContent; document.head.appendChild(copy).remove(); });
            }
            </script>
            """));
        await page.WaitForFunctionAsync("() => document.querySelectorAll('.main-svg').length >= 2 && [...document.querySelectorAll('[data-ekscalc-chart]')].every(chart => chart.data)");

        Assert.Equal(["0 pods", "12 pods"], await page.EvaluateFunctionAsync<string[]>("""
            async () => {
              const pods = document.querySelector("#one [data-parameter=pods]");
              pods.value = 0;
              pods.dispatchEvent(new Event("input"));
              await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
              return ["one", "two"].map(place => document.querySelector(`#${place} .ee-title`).textContent.slice(0, 7).trim());
            }
            """));
        Assert.True(await page.EvaluateFunctionAsync<bool>("""
            () => {
              const ids = [...document.querySelectorAll("[id^=ee-]")].map(element => element.id);
              return new Set(ids).size === ids.length && [...document.querySelectorAll("#two label")].every(label => label.control.closest("#two"));
            }
            """));
    }

    [Fact]
    public async Task Explore_ChangedWhileItIsFirstDrawn_IsDrawnAnew()
    {
        await using var page = await Browser.NewPageAsync();
        await page.SetContentAsync($"""<div data-ekscalc-chart="m"></div><script>{EmbeddedText.DrawScript}</script>""");

        var drawn = await page.EvaluateFunctionAsync<int[]>("""
            async () => {
              const element = document.querySelector("[data-ekscalc-chart]"), drawn = [];
              let choice = 1, finish;
              element.on = () => {};
              window.Plotly = { react: (_, data) => new Promise(done => { drawn.push(data[0]); finish = done; }) };
              window.ekscalcDraw("m", () => ({ data: [choice], layout: {}, config: {} }));
              choice = 2;
              element.dispatchEvent(new Event("ekscalc-redraw"));
              choice = 3;
              element.dispatchEvent(new Event("ekscalc-redraw"));
              finish();
              await new Promise(done => setTimeout(done));
              return drawn;
            }
            """);

        Assert.Equal([1, 3], drawn);
    }

    [Fact]
    public async Task Explore_AddressesThatLack_AreBelowTheAxis()
    {
        var sweep = Sweep.OfScenario(Small).Over("nodeGroups.general.podsPerNode", "1..30").Over("nodeGroups.general.count", "1,40").Measuring("tightestFree");
        var result = sweep.Run(cancellationToken: TestContext.Current.CancellationToken);
        var page = await shared.OfAsync(Charts.Explore(sweep, "nodeGroups.general.podsPerNode", "tightestFree", at => at["tightestFree"], lines: "nodeGroups.general.count"));

        var shown = (await ChooseAsync(page, [Named(["nodeGroups.general.podsPerNode"], [29])]))[0];

        var lowest = Enumerable.Range(0, result.Rows).Min(row => result.Column<long>("tightestFree")[row]);
        Assert.True(lowest < 0);
        Assert.InRange(shown.Bottom, 2.0 * lowest, lowest);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Explore_Copy_MarksTheCodeWhereThereIsNoClipboard(bool hasOne)
    {
        var page = await shared.OfAsync(WarmView);

        var said = await page.EvaluateFunctionAsync<string[]>("""
            async hasOne => {
              const copied = [];
              Object.defineProperty(navigator, "clipboard", { value: hasOne ? { writeText: async text => copied.push(text) } : undefined, configurable: true });
              document.querySelector(".ee-does button").click();
              await new Promise(done => setTimeout(done, 50));
              return [document.querySelector(".ee-does [role=status]").textContent, copied[0] ?? getSelection().toString()];
            }
            """, hasOne);

        Assert.Equal(hasOne ? "Copied." : "The code is marked: copy it with Ctrl+C.", said[0]);
        Assert.StartsWith("Sweep.OfNodes(", said[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Explore_Still_IsTheChartOfTheStart()
    {
        var figure = JsonDocument.Parse(WarmView.Chart.ToJson()).RootElement;

        Assert.StartsWith("12 pods on m5.large take ", WarmView.Chart.Title, StringComparison.Ordinal);
        Assert.Equal(6, figure.GetProperty("data").GetArrayLength());
        Assert.Equal(21, figure.GetProperty("data")[0].GetProperty("y").GetArrayLength());
        Assert.Contains("Pods: 12, of 0 to 60", WarmView.ToString(), StringComparison.Ordinal);
        Assert.Contains("WARM_IP_TARGET 2: ENIs ", WarmView.ToString(), StringComparison.Ordinal);
        Assert.Equal(WarmView.ToHtml(), WarmView.ToHtml());
        Assert.Contains("all choices: ", WarmView.Digest(), StringComparison.Ordinal);
    }

    [Fact]
    public void Explore_TypicalView_TakesTwentyKilobytes() => Assert.InRange(WarmView.ToHtml().Length - EmbeddedText.ExploreScript.Length - EmbeddedText.DrawScript.Length, 1_000, 30_000);

    [Fact]
    public void Explore_TooMuch_IsRefusedWithWhatToDo()
    {
        var sweep = Sweep.OfNodes(Samples.M5Large).Over("nodes", "1..2000").Over("pods", "0..60");
        Assert.Contains("Sweep fewer values", Assert.Throws<ArgumentException>(() => Charts.Explore(sweep, "pods", "subnetAddresses", at => $"{at["nodes"]} nodes take {at["subnetAddresses"]}")).Message, StringComparison.Ordinal);
        Assert.Contains("does not fit into a page", Assert.Throws<ArgumentException>(() => Charts.Explore(sweep.Over("cni.WARM_IP_TARGET", "0..9"), "pods", "subnetAddresses", _ => "")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Explore_WrongArguments_AreNamed()
    {
        static ExplorerView View(string along = "pods", string measure = "subnetAddresses", string? lines = null, string value = "12") => Charts.Explore(Warm, along, measure, _ => "t", lines, start: [("pods", value)]);
        Assert.Throws<InvalidInputException>(() => View(along: "podz"));
        Assert.Throws<InvalidInputException>(() => View(measure: "subnetAdresses"));
        Assert.Throws<InvalidInputException>(() => View(value: "13"));
        Assert.Throws<ArgumentException>(() => View(lines: "pods"));
        Assert.Throws<ArgumentException>(() => View(lines: "pods", along: "cni.WARM_IP_TARGET"));
        Assert.Throws<ArgumentException>(() => View(measure: "pods"));
    }

    [Fact]
    public void PackedWhole_AnyNumbers_AreBytesOfSevenBits()
    {
        // 300 more: 600 is 4 * 128 + 88. 301 less: 601.
        Assert.Equal([88 | 128, 4, 89 | 128, 4, 0], Convert.FromBase64String(PackedValues.Whole([300, -1, -1])));
        Assert.Equal((IEnumerable<string>)["a", "b", "c"], PackedTexts.Of(["a b", "a c", "a"]).Words);
    }

    private static async Task<IPage> OpenAsync(ExplorerView view, int width = 1200, bool isDark = false)
    {
        var page = await Browser.NewPageAsync();
        await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = 800 });
        await page.EmulateMediaFeaturesAsync([new() { MediaFeature = MediaFeature.PrefersColorScheme, Value = isDark ? "dark" : "light" }]);
        await page.SetContentAsync(HtmlPage.Of("t", Notebook.Init().ToHtml() + view.ToHtml()));
        await page.WaitForFunctionAsync(ExplorerPage.IsDrawn);
        return page;
    }

    private static async Task<IReadOnlyList<Shown>> ChooseAsync(IPage page, IEnumerable<Dictionary<string, int>> choices) =>
        (await page.EvaluateFunctionAsync<JsonElement>(Choose, (object)choices.ToArray())).Deserialize<Shown[]>(JsonSerializerOptions.Web)!;

    private static Dictionary<string, int> Named(IEnumerable<string> names, IEnumerable<int> places) => names.Zip(places).ToDictionary(pair => pair.First, pair => pair.Second);

    private sealed record Shown(string Title, string[][] Rows, int Chosen, double[][] Lines, double[] Ring, double Bottom, double Top, int Limits, string Code, string Words);
}
