using System.Reflection;
using System.Text.RegularExpressions;
using ArchUnitNET.Loader;
using EksCalc.Testing;
using IType = ArchUnitNET.Domain.IType;

namespace EksCalc.Cli.Tests;

/// <summary>The arrows of the design: what may use what.</summary>
public partial class ArchitectureTests
{
    /// <summary>Projects, each with those that it names as references.</summary>
    private static readonly Dictionary<string, string[]> Projects = new()
    {
        ["EksCalc"] = [],
        ["EksCalc.Exchange"] = ["EksCalc"],
        ["EksCalc.Notebooks"] = ["EksCalc.Exchange"],
        ["EksCalc.Interactive"] = ["EksCalc", "EksCalc.Exchange", "EksCalc.Notebooks", "EksCalc.Cli"],
        ["EksCalc.Kernel"] = [],
        ["EksCalc.Web"] = ["EksCalc.Exchange"],
        ["EksCalc.Cli"] = ["EksCalc.Kernel", "EksCalc.Notebooks"],
    };

    /// <summary>Folders, each using only those before it and what lies beside them all, which uses none.</summary>
    private static readonly Dictionary<string, string[]> Folders = new()
    {
        ["EksCalc"] = ["Instances", "Vpc", "Cni", "Ec2", "Nodes", "Clusters", "Simulation", "Sweeps", "Advice", "Workbook"],
        ["EksCalc.Kernel"] =
        [
            "Limits", "Processes", "Notebooks", "Html", "Assemblies", "Packages", "Values", "Sessions", "Comms", "Messaging", "Sockets",
            "Help", "Server", "Client", "Specs", "Running",
        ],
    };

    private static readonly Assembly Model = typeof(Instances.InstanceCatalog).Assembly;

    public static TheoryData<string> WithFolders => [.. Folders.Keys];

    public static TheoryData<string> All => [.. FoldersOf("src").Where(folder => folder.StartsWith("EksCalc", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(All))]
    public void Project_References_AreArrowsOfTheDesign(string project)
    {
        var text = File.ReadAllText(Repository.PathOf($"src/{project}/{project}.csproj"));

        Assert.Contains(project, Projects.Keys);
        Assert.Equal(Projects[project].Order(StringComparer.Ordinal), Reference().Matches(text).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

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

    [Theory]
    [MemberData(nameof(WithFolders))]
    public void Folders_UseOnlyThoseBeforeThem(string project)
    {
        var types = new ArchLoader().LoadAssembly(Assembly.Load(project)).Build().Types.ToList();

        var upward =
            from type in types
            from used in type.Dependencies.Select(dependency => dependency.Target)
            where PlaceOf(project, used) > PlaceOf(project, type)
            select $"{type.FullName} uses {used.FullName}";

        Assert.NotEmpty(types);
        Assert.Empty(upward.Distinct());
    }

    [Theory]
    [MemberData(nameof(WithFolders))]
    public void Folders_ThatExist_AreAllKnownHere(string project) =>
        Assert.Empty(FoldersOf($"src/{project}").Except([.. Folders[project], "bin", "obj"]));

    private static IEnumerable<string> FoldersOf(string folder) => Directory.GetDirectories(Repository.PathOf(folder)).Select(path => Path.GetFileName(path));

    /// <summary>The place of a type's folder among the project's; -1 beside them.</summary>
    private static int PlaceOf(string project, IType type) => type.FullName.StartsWith($"{project}.", StringComparison.Ordinal)
        ? Array.IndexOf(Folders[project], type.FullName[(project.Length + 1)..].Split('.')[0])
        : -1;

    [GeneratedRegex("""<ProjectReference Include="[^"]*/([A-Za-z.]+)\.csproj""")]
    private static partial Regex Reference();
}
