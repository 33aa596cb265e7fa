using EksCalc.Testing;
using EksCalc.Vpc;

namespace EksCalc.Tests.Vpc;

[Rule("R07")]
public class SubnetPrefixesTests
{
    [Fact]
    public void Expected_SubnetWithoutABlockForAPrefix_IsNone()
    {
        foreach (var length in new[] { 27, 28 })
        {
            for (var used = 0L; used <= new SubnetSize(length).UsableAddresses; used++)
                Assert.Equal((0.0, 0L), (SubnetPrefixes.Expected(new SubnetSize(length), used), SubnetPrefixes.Placeable(new SubnetSize(length), used)));
        }
    }

    [Fact]
    public void Expected_EverySizeAndUse_IsFromNoneToWhatIsPlaceable()
    {
        for (var length = SubnetSize.ShortestPrefix; length <= SubnetSize.LongestPrefix; length++)
        {
            var size = new SubnetSize(length);
            for (var used = 0L; used <= size.UsableAddresses; used += Math.Max(1, size.UsableAddresses / 97))
                Assert.InRange(SubnetPrefixes.Expected(size, used), 0, SubnetPrefixes.Placeable(size, used));
        }
    }
}
