using System.Reflection;
using EksCalc.Notebooks.Figures;

namespace EksCalc.Notebooks;

/// <summary>What <see cref="Notebook.Init"/> shows: one line for the reader, and plotly.js for the charts.</summary>
internal sealed class InitView : View
{
    private static readonly string Version =
        typeof(InitView).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public override string ToHtml() => $"{PlotlyScript.Element}\n<p>{Html.Encode(ToString())}</p>\n";

    public override string ToString() => $"EksCalc {Version}, charts ready, offline";
}
