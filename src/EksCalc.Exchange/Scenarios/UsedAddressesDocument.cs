using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using EksCalc.Clusters;
using EksCalc.Exchange.Documents;

namespace EksCalc.Exchange.Scenarios;

[Description("Addresses that others use: their number, a list of their places, or both.")]
internal sealed record UsedAddressesDocument
{
    [Description("How many are in use at places that are not known; the five that AWS keeps do not count.")]
    [Range(0, ScenarioLimits.Addresses)]
    [ShortForm]
    public int Count { get; init; }

    [Description("Those of which the place is known.")]
    [ShortForm]
    public IReadOnlyList<UsedBlockDocument> Blocks { get; init; } = [];
}
