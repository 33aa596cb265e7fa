using System.ComponentModel;
using EksCalc.Exchange.Documents;

namespace EksCalc.Exchange.Scenarios;

[Description("An address or a block that others use. The address or block alone is enough.")]
internal sealed record UsedBlockDocument
{
    [Description("The address, such as 10.0.0.17, or the block, such as 10.0.0.32/28.")]
    [ShortForm]
    public required AddressOrBlock? Cidr { get; init; }

    [Description("Whose it is.")]
    public string? Owner { get; init; }
}
