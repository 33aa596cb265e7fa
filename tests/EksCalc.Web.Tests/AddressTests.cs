namespace EksCalc.Web.Tests;

/// <summary>The state in the address: written, restored, and checked.</summary>
[Collection(nameof(ExplorerSite))]
public sealed class AddressTests(ExplorerSite site)
{
    private const string RandomStates = """
        async () => {
          const { usualState, stateOf, addressOf } = await import("./state.js"), { views, modes, kinds, situations, variables } = await import("./grammar.js");
          let seed = 12345;
          const next = most => { seed = (Math.imul(seed, 1103515245) + 12345) >>> 0; return (seed >>> 8) % most; };
          const of = list => list[next(list.length)];
          const text = () => Array.from({ length: 1 + next(30) }, () => of(["a", "é", "漢", "<", "\"", "&", "=", "#", "%", "+", "\n", "😀", " ", "~", "!"])).join("");
          const env = () => Object.fromEntries(Array.from({ length: next(3) }, () => [of(variables), of(["0", "5", "many", "-1", "a b"])]));
          const wrong = [];
          for (let number = 0; number < 200; number++) {
            const state = usualState();
            state.view = of(views);
            state.language = of(["en", "ko"]);
            if (state.view === "node") Object.assign(state.node, { type: of(["m5.large", "u-6tb1.metal", "c7gn.16xlarge"]), pods: next(1001), mode: of(modes), kind: of(kinds), manifest: next(2) === 0, env: env() });
            if (state.view === "subnet") Object.assign(state.subnet, { size: 16 + next(13), nodes: 1 + next(5000), pods: next(501), axis: of(["pods", "nodes"]), scattered: next(2) === 0, chosen: next(4), settings: Array.from({ length: 1 + next(4) }, () => ({ mode: of(modes), env: env() })) });
            if (state.view === "cluster") Object.assign(state.cluster, { text: next(2) === 0 ? null : text(), situation: of(situations), parameter: text(), cluster: next(2) === 0 ? "" : text(), changes: Array.from({ length: next(4) }, () => ({ name: text(), text: String(next(100)), ...(next(2) === 0 ? {} : { cluster: text() }) })) });
            if (state.view === "time") Object.assign(state.time, { mode: of(modes), manifest: next(2) === 0, env: env(), pods: next(251), gap: next(121), until: 60 + next(7141), at: next(7201), text: next(3) === 0 ? text() : null, events: Array.from({ length: next(5) }, () => ({ pods: next(2) === 0 ? 1 + next(9) : -1 - next(9), at: next(7000) })) });
            const address = await addressOf(state), { state: read, dropped } = await stateOf(address);
            if (dropped.length > 0 || JSON.stringify(read) !== JSON.stringify(state)) wrong.push(`${address}: ${dropped} ${JSON.stringify(read[state.view])} ${JSON.stringify(state[state.view])}`);
          }
          return wrong;
        }
        """;

    private const string ThereAndBack = """
        async (milliseconds, there, back, wanted) => {
          const rest = time => new Promise(done => setTimeout(done, time));
          location.hash = there;
          await rest(milliseconds);
          location.hash = back;
          for (let round = 0; round < 800 && !document.querySelector(".headline").textContent.startsWith(wanted); round++) await rest(25);
          await rest(700); // what comes late, and the page's own address, is there by then
          return location.hash === `#${back}` ? document.querySelector(".headline").textContent : location.hash.slice(0, 100);
        }
        """;

    [Fact]
    public async Task Address_Of200RandomStates_RestoresThem()
    {
        var page = await site.SharedAsync();

        Assert.Empty(await page.AskAsync<string[]>(RandomStates));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(150)]
    public async Task Address_ThereAndBackAtOnce_IsShown(int milliseconds)
    {
        const string own = "v=1&view=node&p=9";
        var page = await site.ShowAsync(own);
        // As the page writes it.
        await page.AskAsync<bool>("() => { const slider = document.querySelector('.controls input[type=range]'); for (const pods of [8, 9]) { slider.value = pods; slider.dispatchEvent(new Event('input')); } return true; }");
        await page.Page.WaitForFunctionAsync("own => location.hash === `#${own}`", args: [own]);

        var said = await page.AskAsync<string>(ThereAndBack, milliseconds, "v=1&view=subnet", own, "9 pods");

        Assert.StartsWith("9 pods", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_ShortAfterALongOne_IsShownAndStays()
    {
        var page = await site.ShowAsync("v=1&view=node&p=9");
        var longOne = await page.AskAsync<string>("""
            async () => {
              const { usualState, addressOf } = await import("./state.js"), state = usualState();
              state.view = "cluster";
              state.cluster.text = `# ${"long ".repeat(500_000)}`;
              return addressOf(state);
            }
            """);

        var said = await page.AskAsync<string>(ThereAndBack, 0, longOne, "v=1&view=node&p=8", "8 pods");

        Assert.StartsWith("8 pods", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v=1&view=node&p=7", "7 pods")]
    [InlineData("v=1&view=node&t=c5.2xlarge&m=PrefixDelegation&p=40", "40 pods")]
    [InlineData("v=1&view=subnet&s=24&n=100", "too small for 100 nodes")]
    [InlineData("v=1&view=cluster&x=small-dev", "It fits")]
    [InlineData("v=1&view=time&p=12", "12 of 12 pods")]
    public async Task Address_OfAState_ShowsIt(string address, string said)
    {
        await ShowsAsync(await site.ShowAsync(address), said);
    }

    [Theory]
    [InlineData("v=2&view=node")]
    [InlineData("v=1&view=<img src=x onerror=window.hacked=1>")]
    [InlineData("v=1&view=node&t=<script>window.hacked=1</script>")]
    [InlineData("v=1&view=node&t=javascript:window.hacked=1&p=1e9")]
    [InlineData("v=1&view=node&p=99999999999999999999&k=__proto__&m=constructor")]
    [InlineData("v=1&view=subnet&s=NaN&c=9~x!!&n=-5")]
    [InlineData("v=1&view=cluster&y=AAAA&c={\"a\":1}")]
    [InlineData("v=1&view=cluster&x=small-dev&c=[[1,2],[\"a\"]]")]
    [InlineData("v=1&view=time&y=!!!&c=+1@x&u=0")]
    [InlineData("v=1&view=node&__proto__=1&constructor=x&toString=1")]
    [InlineData("%E0%A4%A")]
    public async Task Address_Hostile_IsSaidAndRunsNothing(string address)
    {
        await IsSaidAndRunsNothingAsync(await site.ShowAsync(address));
    }

    [Theory]
    [InlineData("v=1&view=node&t=<script>window.hacked=1</script>&__proto__=1&p=1e9")]
    [InlineData("v=1&view=time&y=!!!&c=+1@x&u=0")]
    [InlineData("%E0%A4%A")]
    public async Task Address_HostileWhenOpened_IsSaidAndRunsNothing(string address)
    {
        await using var page = await site.OpenAsync(address);

        await IsSaidAndRunsNothingAsync(page);
    }

    [Fact]
    public async Task Address_WhenOpened_ShowsItsState()
    {
        await using var page = await site.OpenAsync("v=1&view=time&p=12");

        await ShowsAsync(page, "12 of 12 pods");
    }

    private static async Task ShowsAsync(ExplorerSite.ShownPage page, string said)
    {
        Assert.Contains(said, await page.AskAsync<string>("() => document.querySelector('.headline').textContent"), StringComparison.Ordinal);
        Assert.Equal("", await page.AskAsync<string>("() => document.querySelector('.trouble:not([hidden])')?.textContent ?? ''"));
    }

    private static async Task IsSaidAndRunsNothingAsync(ExplorerSite.ShownPage page)
    {
        Assert.False(await page.AskAsync<bool>("() => document.querySelector('.trouble').hidden"));
        Assert.Contains("cannot be used", await page.AskAsync<string>("() => document.querySelector('.trouble').textContent"), StringComparison.Ordinal);
        Assert.True(await page.AskAsync<bool>("() => window.hacked === undefined && ({}).hacked === undefined && document.querySelectorAll('img, main script').length === 0"));
        Assert.NotEqual("", await page.AskAsync<string>("() => document.querySelector('.headline').textContent"));
        Assert.Empty(page.Console);
    }

    [Fact]
    public async Task Address_ThatUnpacksWithoutEnd_IsReadNoFurther()
    {
        var page = await site.SharedAsync();

        var dropped = await page.AskAsync<string[]>("""
            async () => {
              const { pack, stateOf } = await import("./state.js");
              return (await stateOf(`v=1&view=cluster&y=${await pack("a".repeat(5 * 1024 * 1024))}`)).dropped;
            }
            """);

        Assert.Equal(["y"], dropped);
    }

    [Fact]
    public async Task Scenario_HostileNames_AreTextAlone()
    {
        const string hostile = "<img src=x onerror=window.hacked=1>";
        var page = await site.ShowAsync("v=1&view=cluster&x=small-dev");

        await page.AskAsync<bool>(
            "name => { const text = document.getElementById('scenario-text'); text.value = text.value.replaceAll('nodes-a', JSON.stringify(name)).replaceAll('general', JSON.stringify(name)); text.dispatchEvent(new Event('input')); return true; }", hostile);
        await page.Page.WaitForFunctionAsync("name => document.querySelector('.results').textContent.includes(name)", args: [hostile]);

        Assert.True(await page.AskAsync<bool>("() => window.hacked === undefined && document.querySelectorAll('img').length === 0"));
        Assert.Empty(page.Console);
    }
}
