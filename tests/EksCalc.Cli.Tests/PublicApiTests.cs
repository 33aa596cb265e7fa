using System.Reflection;
using EksCalc.Testing;
using PublicApiGenerator;

namespace EksCalc.Cli.Tests;

/// <summary>What other programs can build on; a change of it is seen in review.</summary>
public class PublicApiTests
{
    [Theory]
    [InlineData("EksCalc")]
    [InlineData("EksCalc.Exchange")]
    [InlineData("EksCalc.Notebooks")]
    [InlineData("EksCalc.Kernel")]
    public void PublicApi_IsAsKept(string assembly) => Snapshot.Match(
        Assembly.Load(assembly).GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }) + "\n",
        $"api-{assembly}.txt");
}
