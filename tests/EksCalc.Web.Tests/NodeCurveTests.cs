namespace EksCalc.Web.Tests;

/// <summary>A node's curve is of the node whose numbers stand above it: whoever runs it, and however its variables are written.</summary>
[Collection(nameof(ExplorerSite))]
public sealed class NodeCurveTests(ExplorerSite site)
{
    private const string Compare = """
        async () => {
          const { usualState, addressOf } = await import("./state.js"), { modes, kinds } = await import("./grammar.js"), wrong = [];
          const variables = [{}, { WARM_IP_TARGET: "12345" }, { WARM_IP_TARGET: "-1" }, { WARM_ENI_TARGET: "many" }, { WARM_ENI_TARGET: "0" }, { MAX_ENI: "0" }, { WARM_IP_TARGET: "+5" }, { WARM_PREFIX_TARGET: "007" }];
          const until = async condition => {
            for (let round = 0; round < 400 && !condition(); round++) await new Promise(done => setTimeout(done, 5));
          };
          let number = 0;
          for (const mode of modes) for (const kind of kinds) for (const manifest of [true, false]) {
            const env = variables[number++ % variables.length], pods = 3 + number % 7;
            const state = usualState();
            Object.assign(state.node, { mode, kind, manifest, env, pods });
            document.querySelector("main").dataset.isOld = "yes";
            location.hash = await addressOf(state);
            await until(() => document.querySelector("main:not([data-is-old]) .headline")?.textContent && document.querySelector(".results").ariaBusy !== "true" && document.querySelector(".lines line.at"));
            document.querySelector(".lines").closest("figure").querySelector("details").open = true;
            const rows = () => [...document.querySelector(".lines").closest("figure").querySelectorAll("tbody tr")].map(row => row.textContent === "" ? [] : [...row.children].map(cell => cell.textContent));
            await until(() => rows().length > 0);
            const [, addresses, assigned] = rows().find(row => row[0] === String(pods)) ?? [], tiles = [...document.querySelectorAll(".tiles .tile")].map(tile => tile.textContent.match(/\d[\d,]*/)[0]);
            const holds = Number(tiles[0]) === Number(addresses) && Number(tiles[2]) - Number(tiles[3]) === Number(assigned);
            if (!holds) wrong.push(`${mode} ${kind} ${manifest} ${JSON.stringify(env)} ${pods}: ${tiles} ${addresses} ${assigned}`);
          }
          return [String(number), ...wrong];
        }
        """;

    [Fact]
    public async Task Node_AnyKindModeAndVariables_CurveSaysWhatTheNumbersSay()
    {
        var page = await site.ShowAsync("v=1&view=node&p=9");

        var said = await page.AskAsync<string[]>(Compare);

        Assert.InRange(int.Parse(said[0], System.Globalization.CultureInfo.InvariantCulture), 30, 200);
        Assert.Empty(said.Skip(1));
        Assert.Empty(page.Console);
    }
}
