using EksCalc.Cli.Output;
using EksCalc.Exchange.Results;

namespace EksCalc.Cli.Commands;

/// <summary>Groups as mixes of their instance types, as tables for a person.</summary>
internal static class MixTables
{
    /// <summary>Each with its heading; none where there is no mix.</summary>
    /// <param name="mix">The mix.</param>
    /// <param name="table">Makes a table of rows.</param>
    public static IEnumerable<(string Heading, Result Table)> Of(MixJson? mix, Func<ResultRows, Result> table) => mix is null ? [] :
    [
        ("Node groups as mixes of their types", table(mix.NodeGroups)),
        ("Subnets with these mixes (addresses)", table(mix.Subnets)),
    ];
}
