using EksCalc.Cli.Tests;
using EksCalc.Testing;

namespace EksCalc.Web.Tests;

/// <summary>Every view in a browser: what it shows, every control to its ends, on every width, in both languages.</summary>
[Collection(nameof(ExplorerSite))]
public sealed class ViewTests(ExplorerSite site)
{
    /// <summary>Sets every control to both ends, one after the other, and waits for the answer to each; returns how many there were and what went wrong.</summary>
    private const string DriveAll = """
        async () => {
          const wrong = [];
          const rest = async what => {
            for (let round = 0; round < 400; round++) {
              if (document.querySelector(".headline").textContent !== "" && document.querySelector(".results").ariaBusy !== "true") break;
              await new Promise(done => setTimeout(done, 25));
            }
            const trouble = document.querySelector(".trouble");
            if (!trouble.hidden) wrong.push(`${what}: ${trouble.textContent}`);
          };
          // What follows once the hand rests, but for the advice, which takes seconds.
          const later = async () => {
            for (let round = 0; round < 400 && document.querySelector(".results:not([hidden]) > [data-waits]:not([hidden], .advice, .warm)"); round++) {
              if (round === 399) wrong.push("the later parts do not come");
              await new Promise(done => setTimeout(done, 25));
            }
          };
          const set = async (control, value) => {
            control.value = value;
            control.dispatchEvent(new Event("input", { bubbles: true }));
            control.dispatchEvent(new Event("change", { bubbles: true }));
            await rest(`${control.type} ${control.labels?.[0]?.textContent ?? control.ariaLabel} = ${value}`);
          };
          let driven = 0;
          for (const selector of ["input[type=range]", "input.box", "main select", "input[type=radio]", "input[type=checkbox]", ".environment input[type=text], .settings input[type=text]"]) {
            for (let index = 0; index < document.querySelectorAll(selector).length; index++) {
              const at = () => document.querySelectorAll(selector)[index];
              const control = at();
              if (control.closest("[hidden]")) continue;
              driven++;
              if (control.type === "radio" || control.type === "checkbox") {
                control.click();
                await rest(control.id);
              } else if (control.tagName === "SELECT") {
                const values = [...control.options].map(option => option.value);
                for (const value of [values[0], values.at(-1), values[Math.min(1, values.length - 1)]]) if (at()) await set(at(), value);
              } else if (control.type === "text") {
                for (const value of ["0", "9999", "x y", ""]) if (at()) await set(at(), value);
              } else {
                for (const value of [control.max, control.min, "-1", "999999999", Math.round((Number(control.max) + Number(control.min)) / 4)]) if (at()) await set(at(), value);
              }
              await later();
              await rest("later");
            }
          }
          return [String(driven), ...wrong];
        }
        """;

    public static TheoryData<string, int> Views => new()
    {
        { "node", 10 }, { "subnet", 14 }, { "cluster", 12 }, { "time", 16 },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public async Task View_EveryControlToItsEnds_StaysWhole(string view, int leastControls)
    {
        var page = await site.ShowAsync($"v=1&view={view}");

        var driven = await page.AskAsync<string[]>(DriveAll);

        Assert.True(int.Parse(driven[0], System.Globalization.CultureInfo.InvariantCulture) >= leastControls, $"only {driven[0]} controls");
        Assert.Equal([], driven[1..]);
        Assert.Empty(page.Console);
        Assert.All(page.Requests, request => Assert.StartsWith(site.Address.AbsoluteUri, request, StringComparison.Ordinal));
        Assert.All(site.Asked, path => Assert.StartsWith(site.Address.AbsolutePath, path, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task View_AnyWidthLanguageAndTheme_FitsAndIsAccessible(string view, int _)
    {
        // The default cluster's advice takes the model some seconds; the small one has the same parts.
        var address = $"v=1&view={view}{(view == "cluster" ? "&x=small-dev" : "")}";
        foreach (var (width, language, theme) in ((int, string, string)[])[(390, "en", "light"), (800, "ko", "dark")])
        {
            var page = await site.SharedAsync();
            await page.SetWidthAsync(width);
            await page.SetThemeAsync(theme);
            await page.ShowAsync($"{address}&l={language}");
            await page.AskAsync<bool>("() => { for (const values of document.querySelectorAll('details.values')) values.open = true; return true; }");

            await FitsAsync(page);
            Assert.Equal((language, theme), (await page.AskAsync<string>("() => document.documentElement.lang"), await page.AskAsync<string>("() => document.documentElement.dataset.theme")));
            Assert.Empty(await Accessibility.ViolationsAsync(page.Page));
            await page.SetWidthAsync(1600);
            await FitsAsync(page);
            Assert.Empty(page.Console);
        }
    }

    [Fact]
    public async Task Texts_EveryKey_HasBothLanguages()
    {
        var page = await site.SharedAsync();

        var missing = await page.AskAsync<string[]>("""
            async () => {
              const { textKeys, textIn } = await import("./texts.js");
              return textKeys.filter(key => [0, 1].some(language => !textIn(key, language)) || typeof textIn(key, 0) !== typeof textIn(key, 1));
            }
            """);

        Assert.Empty(missing);
    }

    [Fact]
    public async Task Node_SliderThenUndoAndRedo_GoesBackAndForth()
    {
        var page = await site.ShowAsync("v=1&view=node");
        const string headline = "() => document.querySelector('.headline').textContent";
        var before = await page.AskAsync<string>(headline);

        await page.AskAsync<bool>("() => { const pods = document.querySelector('input[type=range]'); pods.value = 3; pods.dispatchEvent(new Event('input')); return true; }");
        await WaitForAsync(page, "document.querySelector('.headline').textContent.startsWith('3 pods')");
        await WaitForAsync(page, "location.hash.includes('p=3')");
        await page.AskAsync<bool>("() => { document.getElementById('undo').click(); return true; }");
        await WaitForAsync(page, $"document.querySelector('.headline').textContent === {System.Text.Json.JsonSerializer.Serialize(before)}");
        await page.AskAsync<bool>("() => { document.getElementById('redo').click(); return true; }");
        await WaitForAsync(page, "document.querySelector('.headline').textContent.startsWith('3 pods')");
    }

    [Fact]
    public async Task Cluster_MistypedText_SaysWhereAsOneTypes()
    {
        var page = await site.ShowAsync("v=1&view=cluster&x=small-dev");

        await page.AskAsync<bool>("() => { const text = document.getElementById('scenario-text'); text.value = text.value.replace('t3.large', 't3.lage'); text.dispatchEvent(new Event('input')); return true; }");

        await WaitForAsync(page, "!document.querySelector('.problems').hidden");
        var said = await page.AskAsync<string>("() => document.querySelector('.problems').textContent");
        Assert.Contains("did you mean t3.large?", said, StringComparison.Ordinal);
        Assert.Matches(@"line \d+, column \d+", said);
    }

    [Theory]
    [InlineData("cluster", ".whatif input[type=range]", "Plan", "Map,Plan")]
    [InlineData("subnet", ".controls .slider:nth-of-type(3) input[type=range]", "Sweep", "Map")]
    public async Task Slider_Dragged_AsksWhatTakesLongerOnceTheHandRests(string view, string slider, string atOnce, string later)
    {
        // What no other test shows: of what is known nothing would be asked.
        var page = await site.ShowAsync(view == "cluster" ? StepTests.SmallDevWith(12) : "v=1&view=subnet&n=37");
        await page.RestedAsync();

        var asked = await page.AskAsync<string[]>(
            """
            async selector => {
              const asked = [], post = Worker.prototype.postMessage;
              let waits = "";
              Worker.prototype.postMessage = function (data) {
                if (!["Parameters", "Examples", "PrefixRoom", "Recommend", "MaxPods"].includes(data.ask)) asked.push(data.ask);
                post.call(this, data);
              };
              const slider = document.querySelector(selector);
              const until = async condition => {
                for (let round = 0; round < 400 && !condition(); round++) await new Promise(done => setTimeout(done, 25));
              };
              const parts = () => [...document.querySelectorAll(".results > .later:not([hidden], .advice, .warm)")];
              for (let value = 1; value <= 6; value++) {
                slider.value = Number(slider.min) + value;
                slider.dispatchEvent(new Event("input"));
                await new Promise(done => setTimeout(done, 40));
                waits += parts().every(part => part.dataset.waits === "again" && part.querySelector(".body").ariaBusy === "true" && part.querySelector(".working").textContent !== "");
              }
              const during = [...new Set(asked)].sort().join();
              asked.length = 0;
              await until(() => parts().every(part => !part.dataset.waits));
              Worker.prototype.postMessage = post;
              return [during, waits, [...new Set(asked)].sort().join(), String(parts().some(part => part.querySelector(".working").textContent !== ""))];
            }
            """,
            slider);

        Assert.Equal(atOnce, asked[0]);
        Assert.Equal(string.Concat(Enumerable.Repeat("true", 6)), asked[1]);
        // A curve over the parameter itself is known; the last step may come while the hand rests already.
        Assert.All(later.Split(','), name => Assert.Contains(name, asked[2], StringComparison.Ordinal));
        Assert.Equal("false", asked[3]);
    }

    [Fact]
    public async Task Cluster_NewStateDuringAdvice_GivesTheAdviceUp()
    {
        var page = await site.ShowAsync("v=1&view=cluster&x=small-dev");

        var said = await page.AskAsync<string[]>("""
            async () => {
              const { post, end } = { post: Worker.prototype.postMessage, end: Worker.prototype.terminate }, slider = document.querySelector(".whatif input[type=range]");
              let advised = null, ended = 0;
              Worker.prototype.postMessage = function (data) {
                if (data.ask === "Recommend") advised = this;
                post.call(this, data);
              };
              Worker.prototype.terminate = function () {
                ended += this === advised;
                end.call(this);
              };
              const until = async condition => {
                for (let round = 0; round < 800 && !condition(); round++) await new Promise(done => setTimeout(done, 25));
                return condition();
              };
              const move = value => {
                advised = null;
                slider.value = value;
                slider.dispatchEvent(new Event("input"));
              };
              const shown = () => document.querySelector(".results").ariaBusy !== "true";
              move(17);
              const first = await until(() => advised);
              const worker = advised;
              move(18);
              advised = worker;
              const planned = await until(shown);
              const given = ended;
              Worker.prototype.postMessage = post;
              Worker.prototype.terminate = end;
              return [String(Boolean(first)), String(given), String(planned)];
            }
            """);

        Assert.Equal(["true", "1", "true"], said);
        Assert.Empty(page.Console);
    }

    [Fact]
    public async Task Time_PlayAndAddPods_MovesOn()
    {
        var page = await site.ShowAsync("v=1&view=time&a=0");

        await page.AskAsync<bool>("() => { [...document.querySelectorAll('.player button')][1].click(); return true; }");
        await WaitForAsync(page, "document.querySelector('.headline').textContent.includes('25 of 25')");
        await page.AskAsync<bool>("() => { document.querySelector('.play').click(); return true; }");

        await WaitForAsync(page, "Number(document.querySelector('.player input[type=range]').value) > 3");
        Assert.Empty(page.Console);
    }

    [Fact]
    public async Task Node_CopiedCommand_GivesTheResultOnThePage()
    {
        var page = await site.ShowAsync("v=1&view=node&t=c5.2xlarge&p=60&m=PrefixDelegation&k=Karpenter&e=WARM_IP_TARGET.7");

        var copied = await page.AskAsync<string[]>("""
            async () => {
              const { nodeCommand, environmentOf } = await import("./copy.js"), { stateOf } = await import("./state.js"), { ask } = await import("./ask.js");
              const { state } = await stateOf(location.hash.slice(1)), facts = (await ask("facts", "Facts")).result, node = state.node;
              return [nodeCommand(node), (await ask("test", "Node", { instanceType: node.type, pods: node.pods, env: environmentOf(node, facts), kind: node.kind })).text];
            }
            """);

        Assert.Equal("ekscalc node steady c5.2xlarge --pods 60 --prefix-delegation --manifest-defaults --env WARM_IP_TARGET=7 --kind karpenter", copied[0]);
        var (_, output, _) = await Tool.RunLineAsync($"{copied[0]["ekscalc ".Length..]} --format json");
        Assert.Equal(output, copied[1] + "\n");
    }

    // Charts follow a new width a moment later. What a part hides at its edge does not fit either, and no table is wider than its part, on a phone neither.
    private static Task FitsAsync(ExplorerSite.ShownPage page) => WaitForAsync(
        page,
        """
        document.documentElement.scrollWidth === document.documentElement.clientWidth
          && [...document.querySelectorAll(".results > *, .results .scroll, .tile")].every(part => part.scrollWidth <= part.clientWidth)
        """);

    private static async Task WaitForAsync(ExplorerSite.ShownPage page, string condition) => await page.Page.WaitForFunctionAsync($"() => {condition}");
}
