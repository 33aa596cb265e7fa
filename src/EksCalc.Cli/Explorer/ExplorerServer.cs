using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace EksCalc.Cli.Explorer;

/// <summary>Serves one page on this machine alone, to who knows its address: a port and a token that are drawn anew each time.</summary>
internal sealed class ExplorerServer : IDisposable
{
    private const int TokenBytes = 24;
    private const int Attempts = 10;

    private readonly HttpListener listener;
    private readonly byte[] page;
    private readonly string host;

    /// <summary>Starts listening.</summary>
    /// <param name="page">The page.</param>
    public ExplorerServer(string page)
    {
        this.page = Encoding.UTF8.GetBytes(page);
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        for (var attempt = 1; ; attempt++)
        {
            host = $"127.0.0.1:{FreePort()}";
            Address = new Uri($"http://{host}/{token}/");
            listener = new HttpListener { Prefixes = { $"http://{host}/" } };
            try
            {
                listener.Start();
                return;
            }
            catch (HttpListenerException) when (attempt < Attempts)
            {
                // Somebody took the port in between.
            }
        }
    }

    /// <summary>Where the page is.</summary>
    public Uri Address { get; }

    /// <summary>Answers until it is stopped.</summary>
    /// <param name="cancellation">Stops it.</param>
    public async Task ServeAsync(CancellationToken cancellation)
    {
        using var stop = cancellation.Register(listener.Stop);
        while (!cancellation.IsCancellationRequested)
        {
            HttpListenerContext asked;
            try
            {
                asked = await listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            try
            {
                await AnswerAsync(asked).ConfigureAwait(false);
            }
            catch (Exception gone) when (gone is HttpListenerException or IOException)
            {
                // The browser went away.
            }
        }
    }

    public void Dispose() => listener.Close();

    private async Task AnswerAsync(HttpListenerContext asked)
    {
        using var response = asked.Response;
        // Another site's name that leads here is not this page's.
        var isHere = asked.Request.UserHostName == host && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(asked.Request.Url?.AbsolutePath ?? ""), Encoding.UTF8.GetBytes(Address.AbsolutePath));
        response.StatusCode = !isHere ? 404 : asked.Request.HttpMethod is "GET" or "HEAD" ? 200 : 405;
        response.Headers["X-Content-Type-Options"] = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cache-Control"] = "no-store";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (response.StatusCode != 200)
            return;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength64 = page.Length;
        if (asked.Request.HttpMethod == "GET")
            await response.OutputStream.WriteAsync(page).ConfigureAwait(false);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
