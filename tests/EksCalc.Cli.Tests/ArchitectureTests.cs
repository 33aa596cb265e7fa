using System.Reflection;
using ArchUnitNET.Loader;
using IType = ArchUnitNET.Domain.IType;

namespace EksCalc.Cli.Tests;

/// <summary>The arrows of the design: what may use what.</summary>
public class ArchitectureTests
{
    /// <summary>Folders of the model, each using only those before it.</summary>
    private static readonly string[] Layers = ["Instances", "Vpc", "Cni", "Ec2", "Nodes", "Clusters", "Simulation", "Sweeps", "Advice", "Workbook"];

    private static readonly Assembly Model = typeof(Instances.InstanceCatalog).Assembly;

    [Theory]
    [InlineData("EksCalc", "")]
    [InlineData("EksCalc.Exchange", "EksCalc")]
    [InlineData("EksCalc.Notebooks", "EksCalc EksCalc.Exchange")]
    [InlineData("EksCalc.Kernel", "")]
    public void Project_UsesOnlyItsOwn(string project, string allowed)
    {
        var used = Assembly.Load(project).GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => name.StartsWith("EksCalc", StringComparison.Ordinal));

        Assert.Empty(used.Except(allowed.Split(' ')));
    }

    [Fact]
    public void Model_UsesTheBaseClassLibraryAlone() =>
        Assert.All(Model.GetReferencedAssemblies(), name => Assert.StartsWith("System.", name.Name, StringComparison.Ordinal));

    [Fact]
    public void ModelFolders_UseOnlyThoseBeforeThem()
    {
        var types = new ArchLoader().LoadAssembly(Model).Build().Types.Where(type => LayerOf(type) >= 0).ToList();

        var upward =
            from type in types
            from used in type.Dependencies.Select(dependency => dependency.Target)
            where LayerOf(used) > LayerOf(type)
            select $"{type.FullName} uses {used.FullName}";

        Assert.NotEmpty(types);
        Assert.Empty(upward.Distinct());
    }

    [Fact]
    public void ModelFolders_AreAllKnownHere()
    {
        var folders = Model.GetTypes().Where(type => type.IsPublic).Select(type => type.Namespace!.Split('.').ElementAtOrDefault(1)).OfType<string>();

        Assert.Empty(folders.Distinct().Except(Layers));
    }

    private static int LayerOf(IType type) => Array.IndexOf(Layers, type.FullName.Split('.').ElementAtOrDefault(1));
}
