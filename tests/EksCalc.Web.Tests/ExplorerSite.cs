using System.Net;
using System.Net.Sockets;
using EksCalc.Testing;
using PuppeteerSharp;

namespace EksCalc.Web.Tests;

// A page with the model in it takes two processes and some hundred megabytes: its tests run one after the other, in one collection.

/// <summary>The explorer as files on a server of this machine, and pages that show it.</summary>
public sealed class ExplorerSite : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly HttpListener listener = new();
    private readonly List<string> asked = [];

    /// <summary>Where it is, below a path of its own.</summary>
    public Uri Address { get; private set; } = new("about:blank");

    /// <summary>The paths that were asked for.</summary>
    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (asked)
                return [.. asked];
        }
    }

    public ValueTask InitializeAsync()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/any/path/");
        }

        listener.Prefixes.Add($"http://{Address.Authority}/");
        listener.Start();
        _ = Task.Run(ServeAsync);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        listener.Close();
        return ValueTask.CompletedTask;
    }

    /// <summary>A page that shows an address of the explorer, once it has shown its view.</summary>
    /// <param name="address">What stands behind #.</param>
    /// <param name="width">The screen's width in pixels.</param>
    internal async Task<ShownPage> OpenAsync(string address = "", int width = 1200)
    {
        var page = await ShownPage.CreateAsync(width);
        await page.GoToAsync($"{Address}#{address}");
        return page;
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var response = context.Response;
            var path = context.Request.Url!.AbsolutePath;
            lock (asked)
                asked.Add(path);
            var name = path.StartsWith(Address.AbsolutePath, StringComparison.Ordinal) ? path[Address.AbsolutePath.Length..] : "none";
            var file = Repository.PathOf($"artifacts/explorer/{(name.Length == 0 ? "index.html" : name)}");
            response.StatusCode = File.Exists(file) ? 200 : 404;
            response.ContentType = Path.GetExtension(file) switch { ".html" => "text/html; charset=utf-8", ".js" => "text/javascript", ".css" => "text/css", ".wasm" => "application/wasm", _ => "application/octet-stream" };
            if (File.Exists(file))
                await response.OutputStream.WriteAsync(await File.ReadAllBytesAsync(file));
        }
    }

    /// <summary>A page with what it wrote to the console and what it asked for.</summary>
    internal sealed class ShownPage(IPage page) : IAsyncDisposable
    {
        private readonly List<string> console = [];
        private readonly List<string> requests = [];

        public IPage Page => page;

        /// <summary>What the page wrote to the console, errors included.</summary>
        public IReadOnlyList<string> Console => console;

        /// <summary>The addresses that the page asked for.</summary>
        public IReadOnlyList<string> Requests => requests;

        public static async Task<ShownPage> CreateAsync(int width)
        {
            var shown = new ShownPage(await Testing.Browser.NewPageAsync());
            shown.Page.Console += (_, said) => shown.console.Add(said.Message.Text);
            shown.Page.PageError += (_, error) => shown.console.Add(error.Message);
            shown.Page.Request += (_, asked) => shown.requests.Add(asked.Request.Url);
            await shown.Page.SetViewportAsync(new ViewPortOptions { Width = width, Height = 900 });
            return shown;
        }

        public async Task GoToAsync(string address)
        {
            await page.GoToAsync(address);
            await ReadyAsync();
        }

        /// <summary>Waits until the view shows the model's answer.</summary>
        public Task ReadyAsync() => page.WaitForFunctionAsync(
            "() => document.documentElement.dataset.shown === document.querySelector('[aria-selected=true]').id.slice(4)", new WaitForFunctionOptions { Timeout = (int)Limit.TotalMilliseconds });

        public Task<T> AskAsync<T>(string function, params object[] arguments) => page.EvaluateFunctionAsync<T>(function, arguments);

        public async ValueTask DisposeAsync() => await page.DisposeAsync();
    }
}
