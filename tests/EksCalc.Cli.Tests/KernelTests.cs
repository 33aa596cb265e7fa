using System.Text.Json;
using EksCalc.Kernel.Specs;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary><c>ekscalc kernel</c>.</summary>
public sealed class KernelTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Kernels => KernelspecFolders.Below(folder.FullName);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Install_UnderTwoNames_CanBeStartedAndGoesAway()
    {
        Assert.Equal(0, (await Tool.RunAsync("kernel", "install", "--prefix", folder.FullName, "--as", ".net-csharp")).ExitCode);

        var specs = KernelspecFolders.ListIn(Kernels);
        Assert.Equal([".net-csharp", "ekscalc"], specs.Select(spec => spec.Name).Order(StringComparer.Ordinal));
        Assert.All(specs, spec => Assert.Equal(["kernel", "run", "--connection-file", "{connection_file}"], spec.Arguments.TakeLast(4)));
        Assert.Equal(0, (await Tool.RunAsync("kernel", "install", "--prefix", folder.FullName)).ExitCode);

        Assert.Equal(0, (await Tool.RunAsync("kernel", "uninstall", "--prefix", folder.FullName)).ExitCode);
        Assert.Empty(KernelspecFolders.ListIn(Kernels));
        Assert.Equal(1, (await Tool.RunAsync("kernel", "uninstall", "--prefix", folder.FullName)).ExitCode);
    }

    [Fact]
    public async Task Install_NameOfAnotherProgram_IsLeftUnlessToldOtherwise()
    {
        KernelspecFolders.Install(new Kernelspec { Name = ".net-csharp", DisplayName = ".NET (C#)", Language = "C#", Arguments = ["dotnet", "interactive"] }, Kernels);

        var (exitCode, _, error) = await Tool.RunAsync("kernel", "install", "--prefix", folder.FullName, "--as", ".net-csharp");
        Assert.Equal((2, "ekscalc: .net-csharp: is the name of another kernel there, .NET (C#) (dotnet); --replace replaces it, --name gives this one another.\n"), (exitCode, error));
        Assert.Single(KernelspecFolders.ListIn(Kernels));

        Assert.Equal(0, (await Tool.RunAsync("kernel", "install", "--prefix", folder.FullName, "--as", ".net-csharp", "--replace")).ExitCode);
        Assert.Equal(2, KernelspecFolders.ListIn(Kernels).Count);
    }

    [Fact]
    public async Task List_Json_HasEveryKernel()
    {
        var (exitCode, output, _) = await Tool.RunAsync("kernel", "list", "--format", "json");

        using var json = JsonDocument.Parse(output);
        Assert.Equal(0, exitCode);
        Assert.Equal(KernelspecFolders.List().Count, json.RootElement.GetProperty("kernels").GetArrayLength());
    }

    [Fact]
    public async Task Run_MissingConnectionFile_IsExitTwo()
    {
        var (exitCode, error) = await Tool.RunProcessAsync("kernel", "run", "--connection-file", folder.PathOf("none.json"));

        Assert.Equal(2, exitCode);
        Assert.Contains("none.json", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kernel install --name a/b", "'a/b' is no name of a kernel: letters, digits, '-', '.' and '_' only.")]
    [InlineData("kernel install --sys-prefix --prefix x", "--sys-prefix and --prefix exclude each other.")]
    [InlineData("kernel run", "Option '--connection-file' is required.")]
    public async Task BadUsage_SaysWhat(string line, string problem)
    {
        var (exitCode, _, error) = await Tool.RunLineAsync(line);

        Assert.Equal(2, exitCode);
        Assert.StartsWith($"ekscalc: {problem}\n", error, StringComparison.Ordinal);
    }
}
