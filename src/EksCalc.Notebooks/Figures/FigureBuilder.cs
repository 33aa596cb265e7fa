using Plotly.NET;

namespace EksCalc.Notebooks.Figures;

/// <summary>
/// Plotly.NET's objects from plain C# ones. Its functions take F# options; its objects take any property by name, which
/// is plotly.js's own name. Members that name an F# type are not used here: a host may hold another FSharp.Core.
/// </summary>
internal static class FigureBuilder
{
    /// <summary>A trace of a plotly.js type with the properties of <paramref name="properties"/>.</summary>
    public static Trace Trace(string type, object properties) => With(new Trace(type), properties);

    /// <summary>A chart of traces with the properties of <paramref name="layout"/> as its layout.</summary>
    public static GenericChart Chart(IEnumerable<Trace> traces, object layout) =>
        GenericChart.setLayout(With(new Layout(), layout), GenericChart.ofTraceObjects(false, traces));

    private static T With<T>(T target, object properties)
        where T : DynamicObj.DynamicObj
    {
        foreach (var property in properties.GetType().GetProperties())
            target.SetProperty(property.Name, property.GetValue(properties));
        return target;
    }
}
