namespace EksCalc.Web.Tests;

/// <summary>A step of a slider: what the hand looks at first, and what comes once it rests.</summary>
[Collection(nameof(ExplorerSite))]
public sealed class StepTests(ExplorerSite site)
{
    /// <summary>A scenario that no other test shows: the page that they share knows no answer about it.</summary>
    internal static string SmallDevWith(int podsPerNode) =>
        FormattableString.Invariant($"v=1&view=cluster&x=small-dev&c=[[\"nodeGroups.general.podsPerNode\",\"{podsPerNode}\"]]");

    [Fact]
    public async Task Node_Step_MovesThePlaceOnTheCurveAtOnce()
    {
        var page = await site.ShowAsync("v=1&view=node");
        await page.Page.WaitForFunctionAsync("() => document.querySelector('.lines line.at') && document.querySelector('.results').ariaBusy !== 'true'");

        var wrong = await page.AskAsync<string[]>("""
            async () => {
              const slider = document.querySelector(".controls input[type=range]"), wrong = [];
              const place = () => document.querySelector(".lines line.at").getAttribute("x1");
              const drawn = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
              const until = async condition => {
                for (let round = 0; round < 400 && !condition(); round++) await new Promise(done => setTimeout(done, 10));
              };
              for (const pods of [3, 11, 12, 27]) {
                const path = document.querySelector(".lines path.line");
                slider.value = pods;
                slider.dispatchEvent(new Event("input"));
                const [at, busy] = [place(), document.querySelector(".results").ariaBusy];
                await until(() => document.querySelector(".headline").textContent.startsWith(`${pods} pods`) && document.querySelector(".results").ariaBusy !== "true");
                await drawn();
                if (at !== place() || busy !== "true" || path !== document.querySelector(".lines path.line")) wrong.push(`${pods}: ${at} ${place()} ${busy}`);
              }
              return wrong;
            }
            """);

        Assert.Empty(wrong);
        Assert.Empty(page.Console);
    }

    [Fact]
    public async Task Node_StepsBeyondMaxPodsAndBack_DrawTheCurveOfEach()
    {
        var page = await site.ShowAsync("v=1&view=node");

        foreach (var pods in (int[])[36, 37, 20, 38, 5])
        {
            await page.AskAsync<bool>("pods => { const slider = document.querySelector('.controls input[type=range]'); slider.value = pods; slider.dispatchEvent(new Event('input')); return true; }", pods);
            await page.Page.WaitForFunctionAsync("most => document.querySelector('.lines').closest('figure').querySelector('figcaption').textContent.startsWith(`From 0 to ${most} pods`)", args: [Math.Max(29, pods)]);
            await page.Page.WaitForFunctionAsync(
                """
                pods => {
                  const [, right] = document.querySelector(".lines path.line").getAttribute("d").match(/H([0-9.]+)V[0-9.]+$/);
                  return Math.abs(document.querySelector(".lines line.at").getAttribute("x1") - (58 + (right - 58) * pods / Math.max(29, pods))) < 0.01;
                }
                """,
                args: [pods]);
        }

        Assert.Empty(page.Console);
    }

    [Fact]
    public async Task Cluster_Steps_AskForThePlanAloneAndForTheRestOnce()
    {
        var page = await site.ShowAsync(SmallDevWith(11));
        await page.RestedAsync();

        var said = await page.AskAsync<string[]>("""
            async () => {
              const asked = [], post = Worker.prototype.postMessage, slider = document.querySelector(".whatif input[type=range]"), counts = [31, 32, 33, 34];
              Worker.prototype.postMessage = function (data) {
                if (data.ask === "Plan") asked.push(JSON.parse(data.json));
                post.call(this, data);
              };
              const until = async condition => {
                for (let round = 0; round < 400 && !condition(); round++) await new Promise(done => setTimeout(done, 10));
              };
              // Plans of counts that the slider did not come to were asked ahead.
              const isOfHand = one => one.changes.some(change => counts.includes(Number(change.text)));
              const tables = () => document.querySelector(".results > .later table").textContent;
              const isOld = () => document.querySelector(".results > .later table").closest(".body").ariaBusy === "true";
              const before = tables();
              let stale = true;
              for (const count of counts) {
                slider.value = count;
                slider.dispatchEvent(new Event("input"));
                stale &&= isOld();
                await until(() => document.querySelector(".results").ariaBusy !== "true");
                stale &&= isOld() && tables() === before;
              }
              const during = asked.filter(isOfHand).length, upToHere = asked.length, alone = asked.every(one => one.findings === false && one.modes === false);
              await until(() => !document.querySelector(".results > [data-waits]:not([hidden], .advice, .warm)"));
              Worker.prototype.postMessage = post;
              const whole = asked.slice(upToHere).filter(one => one.findings !== false && one.modes === false).length;
              return [String(during), String(alone), String(stale), String(whole), String(tables() !== before && !isOld())];
            }
            """);

        Assert.Equal(["4", "true", "true", "1", "true"], said);
        Assert.Empty(page.Console);
    }

    [Fact]
    public async Task Cluster_SteadySteps_AreAskedAheadAndDrawnInTheSameFrame()
    {
        var page = await site.ShowAsync(SmallDevWith(13));
        await page.RestedAsync();

        var late = await page.AskAsync<string[]>("""
            async () => {
              const asked = [], post = Worker.prototype.postMessage, slider = document.querySelector(".whatif input[type=range]"), late = [];
              Worker.prototype.postMessage = function (data) {
                const plan = data.ask === "Plan" ? JSON.parse(data.json) : {};
                if (plan.findings === false) asked.push(...plan.changes.filter(change => change.name.endsWith(".count")).map(change => Number(change.text)));
                post.call(this, data);
              };
              const until = async condition => {
                for (let round = 0; round < 400 && !condition(); round++) await new Promise(done => setTimeout(done, 10));
                if (!condition()) late.push(String(condition));
              };
              const step = to => {
                slider.value = to;
                slider.dispatchEvent(new Event("input"));
              };
              // One at a time is asked: what is not the last is answered.
              const nextIsKnown = (to, pace) => () => asked.includes(to + pace) && asked.includes(to + 2 * pace);
              slider.focus();
              await until(nextIsKnown(Number(slider.value), 1));
              for (const pace of [1, 1, 1, 2, 2, -1, -1]) {
                const to = Number(slider.value) + pace, isAnswered = asked.slice(0, -1).includes(to);
                step(to);
                await new Promise(done => requestAnimationFrame(done));
                const isDrawn = document.querySelector(".results").ariaBusy !== "true", nodes = document.querySelector(".tiles").textContent;
                if (isAnswered && (!isDrawn || asked.filter(one => one === to).length > 1)) late.push(`${to}: ${isDrawn} ${asked}`);
                await until(nextIsKnown(to, pace));
                await until(() => document.querySelector(".results").ariaBusy !== "true");
                if (isAnswered && nodes !== document.querySelector(".tiles").textContent) late.push(`${to}: ${nodes}`);
              }
              const before = asked.length;
              step(Number(slider.value) + 40);
              await until(() => document.querySelector(".results").ariaBusy !== "true");
              await new Promise(done => setTimeout(done, 100));
              if (asked.length !== before + 1) late.push(`jump: ${asked.slice(before)}`);
              Worker.prototype.postMessage = post;
              return late;
            }
            """);

        Assert.Empty(late);
        Assert.Empty(page.Console);
    }

    [Theory]
    [InlineData("v=1&view=node", ".controls input[type=range]")]
    [InlineData("v=1&view=subnet", ".controls input[type=range]")]
    [InlineData("v=1&view=cluster&x=small-dev", ".whatif input[type=range]")]
    [InlineData("v=1&view=time", ".controls input[type=range]")]
    public async Task View_StepAwayAndBackAtOnce_ShowsWhereItIs(string address, string slider)
    {
        var page = await site.ShowAsync(address);
        await page.RestedAsync();

        var wrong = await page.AskAsync<string[]>(
            """
            async selector => {
              const slider = document.querySelector(selector), [from, least, most] = [slider.value, slider.min, slider.max].map(Number), wrong = [];
              const rest = time => new Promise(done => setTimeout(done, time));
              const said = () => document.querySelector(".headline").textContent + [...document.querySelectorAll(".tiles .tile")].map(tile => tile.textContent).join();
              const step = to => {
                slider.value = to;
                slider.dispatchEvent(new Event("input"));
              };
              const answered = async () => {
                await rest(30);
                for (let round = 0; round < 800 && document.querySelector(".results").ariaBusy === "true"; round++) await rest(25);
              };
              let away = from;
              for (const milliseconds of [0, 1, 2, 4, 8, 16]) {
                // Each time elsewhere: what is known is answered at once.
                away = away + 5 <= most ? away + 5 : least + milliseconds % 3;
                step(from);
                await answered();
                await rest(300);
                const before = said();
                step(away);
                await rest(milliseconds);
                step(from);
                await answered();
                await rest(300);
                if (said() !== before) wrong.push(`${from} ${away} ${milliseconds}: ${said()} for ${before}`);
              }
              return wrong;
            }
            """,
            slider);

        Assert.Empty(wrong);
        Assert.Empty(page.Console);
    }

    [Fact]
    public async Task Cluster_SliderBeforeItsParametersAreKnown_ChangesNothing()
    {
        var page = await site.ShowAsync("v=1&view=cluster&x=small-dev");
        await page.RestedAsync();

        var said = await page.AskAsync<string[]>("""
            async () => {
              const rest = time => new Promise(done => setTimeout(done, time)), undo = () => document.getElementById("undo").click();
              const step = by => {
                const slider = document.querySelector(".whatif input[type=range]");
                slider.focus();
                slider.value = Number(slider.value) + by;
                slider.dispatchEvent(new Event("input"));
              };
              step(1);
              undo(); // builds the page anew: no parameter is known yet
              step(1);
              await rest(1500);
              return [document.querySelector(".headline").textContent, document.querySelector(".changes").textContent, location.hash];
            }
            """);

        Assert.StartsWith("It fits", said[0], StringComparison.Ordinal);
        Assert.Equal("", said[1]);
        Assert.DoesNotContain("c=", said[2], StringComparison.Ordinal);
        Assert.Empty(page.Console);
    }

    [Fact]
    public async Task Advice_AskedAgainWhileItIsThoughtOver_IsThoughtOverOnce()
    {
        var page = await site.ShowAsync("v=1&view=node");

        var said = await page.AskAsync<string[]>("""
            async () => {
              const { ask } = await import("./ask.js"), examples = (await ask("examples", "Examples")).result.examples;
              const question = { text: `${examples.find(one => one.name === "small-dev").text}\n# again`, headroom: 3 };
              let ended = 0, asked = 0;
              const { terminate, postMessage } = Worker.prototype;
              Worker.prototype.terminate = function () {
                ended++;
                terminate.call(this);
              };
              Worker.prototype.postMessage = function (data) {
                if (data.ask === "Recommend") asked++;
                postMessage.call(this, data);
              };
              const first = ask("advice", "Recommend", question, true);
              for (let round = 0; round < 800 && asked === 0; round++) await new Promise(done => setTimeout(done, 25));
              const again = await ask("advice", "Recommend", question, true);
              await first;
              Object.assign(Worker.prototype, { terminate, postMessage });
              return [String(ended), String(asked), String(again.result.problems === undefined)];
            }
            """);

        Assert.Equal(["0", "1", "true"], said);
    }
}
