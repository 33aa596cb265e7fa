using System.Text.Json;

namespace EksCalc.Web.Tests;

/// <summary>A text with several clusters: what is shown of all of them, and of one that is chosen.</summary>
[Collection(nameof(ExplorerSite))]
public sealed class SeveralClustersViewTests(ExplorerSite site)
{
    private const string Text = """
        name: platform
        vpc: { cidrs: [10.0.0.0/16] }
        subnets:
          - { name: nodes-a, zone: eu-west-1a, cidr: 10.0.0.0/22 }
          - { name: nodes-b, zone: eu-west-1b, cidr: 10.0.4.0/22 }
        clusters:
          - name: shop
            nodeGroups:
              - { name: web, instanceTypes: [m5.2xlarge], count: 6, podsPerNode: 30 }
          - name: search
            controlPlaneSubnets: [nodes-a, nodes-b]
            nodeGroups:
              - { name: index, kind: karpenter, instanceTypes: [r6i.xlarge], count: 4, podsPerNode: 20 }
        """;

    private const string Choice = "[...document.querySelectorAll('main select')].find(one => one.labels[0]?.textContent === 'Cluster that is shown')";

    [Fact]
    public async Task Cluster_SeveralInOneText_AreNamedAndKept()
    {
        var page = await ShowAsync(Text);

        Assert.Contains("2 clusters: shop, search", await page.AskAsync<string>("() => document.querySelector('.notice:not([hidden])').textContent"), StringComparison.Ordinal);
        Assert.Equal(Text, await page.AskAsync<string>("() => document.getElementById('scenario-text').value"));
        await WaitForAsync(page, "document.querySelector('.results').textContent.includes('search')");
        Assert.True(await page.AskAsync<bool>("() => [...document.querySelectorAll('.whatif')].every(part => part.hidden)"));
        Assert.Equal(["", "shop", "search"], await page.AskAsync<string[]>($"() => [...{Choice}.options].map(option => option.value)"));
        Assert.Empty(page.Console);
    }

    [Fact]
    public async Task Cluster_OneOfSeveral_IsChosenChangedAndWritten()
    {
        var page = await ShowAsync(Text);

        await ChooseAsync(page, "search");
        await WaitForAsync(page, "document.querySelector('.form legend')?.textContent === 'index' && document.querySelectorAll('[data-waits]:not([hidden])').length === 0");
        Assert.True(await page.AskAsync<bool>("() => [...document.querySelectorAll('.whatif')].every(part => !part.hidden)"));
        Assert.DoesNotContain("web", await page.AskAsync<string>("() => document.querySelector('.results').textContent"), StringComparison.Ordinal);
        // Its plan has what the other takes of the subnets: six nodes of 30 pods take more than 400 addresses.
        Assert.Equal(
            await PeakAsync(Text, "{}"), await PeakAsync(Text, """{ "cluster": "search" }"""));

        await page.AskAsync<bool>("() => { const slider = document.querySelector('.whatif input[type=range]'); slider.value = 9; slider.dispatchEvent(new Event('input')); return true; }");
        await WaitForAsync(page, "location.hash.includes('n=search') && decodeURIComponent(location.hash).includes('[\"nodeGroups.index.count\",\"9\",\"search\"]')");
        await WaitForAsync(page, "[...document.querySelectorAll('.tile')][0].textContent.includes('9')");

        await page.AskAsync<bool>("() => { document.getElementById('undo').click(); return true; }");
        await WaitForAsync(page, "[...document.querySelectorAll('.tile')][0]?.textContent.includes('4')");
        await page.AskAsync<bool>("() => { document.getElementById('undo').click(); return true; }");
        await WaitForAsync(page, $"{Choice}?.value === '' && document.querySelector('.whatif').hidden");
        await page.AskAsync<bool>("() => { document.getElementById('redo').click(); return true; }");
        await page.AskAsync<bool>("() => { document.getElementById('redo').click(); return true; }");
        await WaitForAsync(page, $"{Choice}?.value === 'search' && document.querySelector('.changes code')?.textContent === 'search: nodeGroups.index.count=9'");

        await page.AskAsync<bool>("() => { document.querySelector('.changes .buttons button').click(); return true; }");
        await WaitForAsync(page, "/index[^]*?count: 9/.test(document.getElementById('scenario-text').value) && document.getElementById('scenario-text').value.includes('name: shop')");
        await WaitForAsync(page, $"{Choice}.value === 'search' && document.querySelector('.changes code') === null");
        Assert.Empty(page.Console);

        Task<long> PeakAsync(string text, string more) => page.AskAsync<long>(
            """
            async (text, more) => {
              const { ask } = await import("./ask.js");
              const { result } = await ask("test", "Plan", { text, modes: false, ...JSON.parse(more) });
              return result.subnets.reduce((sum, one) => sum + one.peakAddresses, 0);
            }
            """,
            text, more);
    }

    [Fact]
    public async Task Cluster_OneOfSeveral_IsInTheAddress()
    {
        var page = await ShowAsync(Text, "&n=shop&l=ko");

        await WaitForAsync(page, "document.querySelector('.form legend')?.textContent === 'web'");
        Assert.Equal("표시할 클러스터", await page.AskAsync<string>("() => [...document.querySelectorAll('main select')].find(one => one.value === 'shop').labels[0].textContent"));

        page = await ShowAsync(Text, "&n=none");
        await WaitForAsync(page, "document.querySelector('.whatif').hidden");
        Assert.Equal("", await page.AskAsync<string>($"() => {Choice}.value"));
        Assert.Empty(page.Console);
    }

    [Fact]
    public async Task Cluster_HostileNamesOfSeveral_AreTextAlone()
    {
        const string hostile = "<img src=x onerror=window.hacked=1>";
        var page = await ShowAsync(Text.Replace("search", JsonSerializer.Serialize(hostile), StringComparison.Ordinal), $"&n={Uri.EscapeDataString(hostile)}");

        await WaitForAsync(page, "document.querySelector('.form legend')?.textContent === 'index'");

        Assert.Equal(hostile, await page.AskAsync<string>($"() => {Choice}.value"));
        Assert.True(await page.AskAsync<bool>("() => window.hacked === undefined && document.querySelectorAll('img').length === 0"));
        Assert.Empty(page.Console);
    }

    private static Task<bool> ChooseAsync(ExplorerSite.ShownPage page, string name) =>
        page.AskAsync<bool>($"name => {{ const choice = {Choice}; choice.value = name; choice.dispatchEvent(new Event('change')); return true; }}", name);

    private static async Task WaitForAsync(ExplorerSite.ShownPage page, string condition) => await page.Page.WaitForFunctionAsync($"() => {condition}");

    private async Task<ExplorerSite.ShownPage> ShowAsync(string text, string more = "")
    {
        var page = await site.SharedAsync();
        await page.ShowAsync(await page.AskAsync<string>("async (text, more) => (await import('./state.js')).pack(text).then(packed => `v=1&view=cluster&y=${packed}${more}`)", text, more));
        return page;
    }
}
