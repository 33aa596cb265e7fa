using EksCalc.Notebooks;
using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;
using Plotly.NET.Interactive;

namespace EksCalc.Interactive.Formatting;

/// <summary>
/// How the host shows views, and what is a view only once it is wrapped: charts of Plotly.NET and data frames. A chart uses the plotly.js that the
/// extension has sent.
/// </summary>
internal static class ViewFormatters
{
    private static readonly string[] MimeTypes = ["text/html", "text/plain"];

    /// <summary>Loads Plotly.NET's own extension, then takes its place where it would fetch plotly.js from the network.</summary>
    public static async Task RegisterAsync(Kernel kernel)
    {
        await ((IKernelExtension)new FormatterKernelExtension()).OnLoadAsync(kernel).ConfigureAwait(false);
        Register<View>(view => view);
        Register<GenericChart>(chart => chart.ToView());
        Register<DataFrame>(frame => frame.ToView());
    }

    private static void Register<T>(Func<T, View> toView)
    {
        Formatter.Register<T>((value, writer) => writer.Write(toView(value).ToHtml()), MimeTypes[0]);
        Formatter.Register<T>((value, writer) => writer.Write(toView(value).ToString()), MimeTypes[1]);
        Formatter.SetPreferredMimeTypesFor(typeof(T), MimeTypes);
    }
}
