using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

public class ExportTests
{
    private static readonly string Scenario = Repository.PathOf("data/scenarios/custom-networking-100-64.yaml");

    [Fact]
    public async Task Export_OneFile_GoesToTheOutputAndNotesBesideIt()
    {
        var (exitCode, output, error) = await Tool.RunAsync("export", Scenario, "--to", "helm");

        Assert.Equal(0, exitCode);
        Assert.StartsWith("# Made by: ekscalc export --to helm, of 'custom-networking-100-64'.\n", output, StringComparison.Ordinal);
        Assert.All(error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("note: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Export_SeveralFilesWithoutAFolder_SaysWhatToDo() =>
        Assert.Equal((2, "", "ekscalc: --to: addon makes 4 files, addon.json, addon.sh, addon.tf and addon.yaml; give --out DIR.\n"), await Tool.RunAsync("export", Scenario, "--to", "addon"));

    [Fact]
    public async Task Export_Folder_IsMadeAndFilled()
    {
        using var folder = new TemporaryFolder();
        var target = folder.PathOf("deploy");

        var (exitCode, output, error) = await Tool.RunAsync("export", Scenario, "--to", "addon", "--out", target);

        Assert.Equal((0, ""), (exitCode, output));
        Assert.Contains("addon.json written\n", error, StringComparison.Ordinal);
        Assert.Equal(["addon.json", "addon.sh", "addon.tf", "addon.yaml"], Directory.GetFiles(target).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Export_FileOfSomebodyElse_StaysUnlessForced()
    {
        using var folder = new TemporaryFolder();
        var theirs = folder.Write("addon.sh", "theirs");

        var (exitCode, _, error) = await Tool.RunAsync("export", Scenario, "--to", "addon", "--out", folder.FullName);
        Assert.Equal((2, $"ekscalc: {theirs}: is there and says something else; --force replaces it.\n"), (exitCode, error));
        Assert.Equal(["addon.sh"], folder.Names);

        Assert.Equal(0, (await Tool.RunAsync("export", Scenario, "--to", "addon", "--out", folder.FullName, "--force")).ExitCode);
        Assert.StartsWith("#!/bin/sh\n", await File.ReadAllTextAsync(theirs, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, (await Tool.RunAsync("export", Scenario, "--to", "addon", "--out", folder.FullName)).ExitCode);
    }

    /// <summary>A file stands where a folder is to be made: nothing is left behind, nor are folders that were made before it was found.</summary>
    [Theory]
    [InlineData("export", "--to", "addon", "--out", "below/theirs/deploy")]
    [InlineData("recommend", "--out", "below")]
    [InlineData("recommend", "--out", "new/below")]
    public async Task Out_CannotBeWritten_LeavesNoFolders(string command, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("below"));
        folder.Write("below/theirs", "theirs");
        folder.Write("below/kubectl", "theirs");
        arguments[^1] = folder.PathOf(arguments[^1]);
        if (arguments[^1].Contains("new", StringComparison.Ordinal))
            folder.Write("new", "theirs");
        var before = Directory.GetFileSystemEntries(folder.FullName, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();

        var (exitCode, _, error) = await Tool.RunAsync([command, Scenario, .. arguments]);

        Assert.Equal(2, exitCode);
        Assert.StartsWith("ekscalc: ", error, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(folder.FullName, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("eniconfig", "eniConfigs: The scenario has none, so there is nothing to write; custom networking needs one a zone.")]
    [InlineData("karpenter", "nodeGroups: No group is of kind karpenter or autoMode, so there is nothing to write.")]
    public async Task Export_NothingToWrite_SaysSo(string format, string problem) =>
        Assert.Equal((2, "", $"ekscalc: {problem}\n"), await Tool.RunAsync("export", Repository.PathOf("data/scenarios/small-dev.yaml"), "--to", format));
}
