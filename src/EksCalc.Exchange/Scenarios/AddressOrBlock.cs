using EksCalc.Vpc;

namespace EksCalc.Exchange.Scenarios;

/// <summary>An IPv4 block that is spelled as an address where it is a single one.</summary>
internal readonly record struct AddressOrBlock(CidrBlock Block)
{
    public static bool TryRead(string text, out AddressOrBlock value, out string problem)
    {
        var isRead = CidrBlock.TryParse(text.Contains('/', StringComparison.Ordinal) ? text : text + "/32", out var block, out problem);
        value = new AddressOrBlock(block);
        return isRead;
    }

    public override string ToString() => Block.PrefixLength == 32 ? $"{Block.First}" : $"{Block}";
}
