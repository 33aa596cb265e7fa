using System.ComponentModel.DataAnnotations;
using System.Reflection;
using EksCalc.Clusters;
using EksCalc.Exchange.Scenarios;

namespace EksCalc.Exchange.Tests;

/// <summary>A file's numbers and those of a scenario that a program makes have the same limits.</summary>
public class ScenarioValueTests
{
    public static TheoryData<string> Numbers =>
        [.. typeof(NodeGroupDocument).GetProperties().Where(key => key.GetCustomAttribute<RangeAttribute>() is not null && Nullable.GetUnderlyingType(key.PropertyType) is var inner && (inner ?? key.PropertyType) == typeof(int) && typeof(NodeGroup).GetProperty(key.Name) is not null).Select(key => key.Name)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Problems_NumberOfAGroup_HasTheFilesLimits(string name)
    {
        var range = typeof(NodeGroupDocument).GetProperty(name)!.GetCustomAttribute<RangeAttribute>()!;
        var (least, most) = ((int)range.Minimum, (int)range.Maximum);

        Assert.Equal([true, false, false, true], new[] { least - 1, least, most, most + 1 }.Select(value => IsRefused(name, value)));
    }

    [Fact]
    public void Numbers_OfAGroup_AreLookedAt() => Assert.True(Numbers.Count >= 7);

    private static bool IsRefused(string name, int value)
    {
        var scenario = ScenarioFile.Read(EksCalc.Testing.Repository.PathOf("data/scenarios/small-dev.yaml"));
        var group = scenario.NodeGroups[0] with { Nodes = NodeCount.Fixed(1) };
        typeof(NodeGroup).GetProperty(name)!.SetValue(group, value);
        return (scenario with { NodeGroups = [group] }).Problems()
            .Any(problem => problem.Place == $"nodeGroups[0].{char.ToLowerInvariant(name[0])}{name[1..]}" && problem.Message.StartsWith("A whole number", StringComparison.Ordinal));
    }
}
