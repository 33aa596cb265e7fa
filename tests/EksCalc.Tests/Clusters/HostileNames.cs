using CsCheck;

namespace EksCalc.Tests.Clusters;

/// <summary>Names that would be trouble for whoever takes names apart.</summary>
internal static class HostileNames
{
    private static readonly string[] Wild =
    [
        "n", "n (2)", "n (2) (2)", "n (3)", "nodes (2)", "(1)", " (2)", "pods-eu-west-1a (assumed)", "pods-eu-west-1b (assumed)", "pods-eu-west-1a (assumed 2)", "eu-west-1a", "*", "**", "a.b.c",
        "subnets.n.usedAddresses", "[0]", "subnets[1]", "nodes", "pods", "controlPlane", "null", "true", "0", "-1", "1e9", "m5.large", "10.0.0.0/24", "名前", "서브넷", "😀", "a\tb", "a,b", "a;b", "\"q\"", "'", "{x}", "$(x)",
        "N", "ñ", "n\u0301", "\u202Exyz",
    ];

    private static readonly string Long = new('x', 900);

    /// <summary>So many, all different.</summary>
    public static Gen<string[]> Of(int count) => Gen.Select(Gen.Shuffle(Wild), Gen.Bool, (names, isLong) => names.Take(count).Select((name, index) => isLong && index % 2 == 0 ? name + Long : name).ToArray());
}
