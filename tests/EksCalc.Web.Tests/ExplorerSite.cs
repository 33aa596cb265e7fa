using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using EksCalc.Testing;
using PuppeteerSharp;

namespace EksCalc.Web.Tests;

/// <summary>A page with the model in it takes two processes and some hundred megabytes: its tests run one after the other and share a page.</summary>
[CollectionDefinition(nameof(ExplorerSite))]
public sealed class ExplorerSiteCollection : ICollectionFixture<ExplorerSite>;

/// <summary>The explorer as files on a server of this machine, and pages that show it.</summary>
public sealed class ExplorerSite : IAsyncLifetime
{
    private static readonly WaitForFunctionOptions Patience = new() { Timeout = 60_000 };

    private readonly HttpListener listener = new();
    private readonly List<string> asked = [];
    private ShownPage? shared;

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

    public async ValueTask DisposeAsync()
    {
        if (shared is not null)
            await shared.DisposeAsync();
        listener.Close();
    }

    /// <summary>The one page that tests share, as wide as usual, in light colours; what it shows is what the last test left.</summary>
    internal async Task<ShownPage> SharedAsync()
    {
        shared ??= await OpenAsync();
        await shared.SetWidthAsync(1200);
        await shared.SetThemeAsync("auto");
        shared.Forget();
        return shared;
    }

    /// <summary>The shared page with an address in the place of what it showed, as a link or the browser's way back gives it.</summary>
    /// <param name="address">What stands behind #.</param>
    internal async Task<ShownPage> ShowAsync(string address)
    {
        var page = await SharedAsync();
        await page.ShowAsync(address);
        return page;
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
            response.Headers["Cache-Control"] = "max-age=600";
            response.ContentType = Path.GetExtension(file) switch { ".html" => "text/html; charset=utf-8", ".js" => "text/javascript", ".css" => "text/css", ".wasm" => "application/wasm", _ => "application/octet-stream" };
            if (File.Exists(file))
                await response.OutputStream.WriteAsync(await File.ReadAllBytesAsync(file));
        }
    }

    /// <summary>A page with what it wrote to the console and what it asked for.</summary>
    internal sealed class ShownPage(IPage page) : IAsyncDisposable
    {
        private const int Height = 900;

        // The browser tells while a test reads.
        private readonly ConcurrentQueue<string> console = [];
        private readonly ConcurrentQueue<string> requests = [];

        public IPage Page => page;

        /// <summary>What the page wrote to the console, errors included.</summary>
        public IReadOnlyList<string> Console => [.. console];

        /// <summary>The addresses that the page asked for.</summary>
        public IReadOnlyList<string> Requests => [.. requests];

        public static async Task<ShownPage> CreateAsync(int width)
        {
            var shown = new ShownPage(await Testing.Browser.NewPageAsync());
            shown.Page.Console += (_, said) => shown.console.Enqueue(said.Message.Text);
            shown.Page.PageError += (_, error) => shown.console.Enqueue(error.Message);
            shown.Page.Request += (_, asked) => shown.requests.Enqueue(asked.Request.Url);
            await shown.SetWidthAsync(width);
            return shown;
        }

        public async Task GoToAsync(string address)
        {
            await page.GoToAsync(address);
            await ReadyAsync();
        }

        /// <summary>Waits until the view shows the model's answer.</summary>
        public Task ReadyAsync() => page.WaitForFunctionAsync(
            "() => document.documentElement.dataset.shown === document.querySelector('[aria-selected=true]').id.slice(4)", Patience);

        /// <summary>Waits until what follows an answer once the hand rests is there too, but for the advice, which takes seconds.</summary>
        public Task RestedAsync() => page.WaitForFunctionAsync(
            "() => !document.querySelector('.results > [data-waits]:not([hidden], .advice, .warm)') && document.querySelector('.results').ariaBusy !== 'true'", Patience);

        public Task<T> AskAsync<T>(string function, params object[] arguments) => page.EvaluateFunctionAsync<T>(function, arguments);

        /// <summary>Another address on the page as it is.</summary>
        public async Task ShowAsync(string address)
        {
            // The view that there is may still be answering; what it says is not the new one's.
            await AskAsync<bool>(
                """
                address => {
                  document.querySelector("main").dataset.isOld = "yes";
                  // An address that stands there already is no change: what an earlier one was told would stay.
                  location.hash = location.hash.slice(1) === address ? `${address}&l=en` : address;
                  return true;
                }
                """,
                address);
            await page.WaitForFunctionAsync("() => document.querySelector('main:not([data-is-old])') && document.querySelector('.headline').textContent !== ''", Patience);
            await ReadyAsync();
        }

        /// <summary>Forgets what the page wrote and asked for.</summary>
        public void Forget()
        {
            console.Clear();
            requests.Clear();
        }

        public Task SetWidthAsync(int width) => page.SetViewportAsync(new ViewPortOptions { Width = width, Height = Height });

        public Task SetThemeAsync(string theme) =>
            AskAsync<bool>("theme => { const choice = document.getElementById('theme'); choice.value = theme; choice.dispatchEvent(new Event('change')); return true; }", theme);

        public async ValueTask DisposeAsync() => await page.DisposeAsync();
    }
}
