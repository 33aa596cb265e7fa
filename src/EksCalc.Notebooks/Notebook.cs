using System.Reflection;
using System.Runtime.CompilerServices;
using EksCalc.Notebooks.Hosting;

namespace EksCalc.Notebooks;

/// <summary>The set-up of a notebook.</summary>
public static class Notebook
{
    /// <summary>
    /// Gets a notebook ready: makes the library's dependencies loadable in any host, and brings plotly.js, which the
    /// charts need, from this library (no network). Call it in a cell of its own, as the last expression, before any
    /// cell that uses another type of EksCalc. It may run again at any time.
    /// </summary>
    /// <returns>A view that must be shown: its HTML carries the script that every chart of the document uses.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static View Init()
    {
        NeighbourContext.Serve(Assembly.GetCallingAssembly());
        return new InitView();
    }
}
