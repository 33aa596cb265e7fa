using EksCalc.Notebooks.Hosting;
using EksCalc.Testing;

namespace EksCalc.Notebooks.Tests;

public sealed class StringCompletionTests
{
    [Theory]
    [InlineData("EksCalc.Instances.InstanceCatalog", "Get", "name", "m5.large")]
    [InlineData("EksCalc.Instances.InstanceCatalog", "Find", "pattern", "c5.xlarge")]
    [InlineData("System.Collections.Generic.Dictionary", "this[]", "key", "WARM_IP_TARGET")]
    [InlineData("EksCalc.Cni.CniSettings", "FromEnvironment", "variables", "ENABLE_PREFIX_DELEGATION")]
    [InlineData("EksCalc.Rules", "Get", "id", "R01")]
    [InlineData("EksCalc.Sweeps.Sweep", "Over", "parameter", "pods")]
    public void Complete_StringOfTheLibrary_HasItsNames(string type, string member, string parameter, string expected) =>
        Assert.Contains(expected, new StringCompletion().Complete(type, member, parameter, null, "", ".")!.Select(pair => pair.Key));

    [Theory]
    [InlineData("System.Console", "Write", "value", null)]
    [InlineData("System.Collections.Generic.Dictionary", "this[]", "key", "WARM_IP_TARGET")]
    public void Complete_StringOfOthers_KnowsNothing(string type, string member, string parameter, string? key) =>
        Assert.Null(new StringCompletion().Complete(type, member, parameter, key, "", "."));

    [Fact]
    public void Complete_PathOfAScenario_HasFilesAndFolders()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("sub"));
        folder.Write("a.yaml", "");
        folder.Write("b.txt", "");
        folder.Write("sub/c.json", "");

        Assert.Equal(["a.yaml", "sub/"], Files(""));
        Assert.Equal(["sub/c.json"], Files("sub/c"));
        Assert.Empty(Files("none/x"));

        IEnumerable<string> Files(string typed) => new StringCompletion().Complete("EksCalc.Exchange.ScenarioFile", "Read", "path", null, typed, folder.FullName)!.Select(pair => pair.Key);
    }
}
