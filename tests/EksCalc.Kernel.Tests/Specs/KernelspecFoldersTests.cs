using EksCalc.Kernel.Specs;
using EksCalc.Testing;

namespace EksCalc.Kernel.Tests.Specs;

public sealed class KernelspecFoldersTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Install_Kernelspec_IsThereWithItsLogosAndGoesAway()
    {
        var spec = new Kernelspec
        {
            Name = "mine",
            DisplayName = "Mine 한",
            Language = "C#",
            Arguments = ["tool", "kernel", "{connection_file}"],
            Environment = new Dictionary<string, string> { ["A"] = "1" },
            InterruptsByMessage = true,
        };

        var place = KernelspecFolders.Install(spec, folder.FullName);
        var read = Assert.Single(KernelspecFolders.ListIn(folder.FullName));

        Assert.Equal((spec.Name, spec.DisplayName, spec.Language, true, place), (read.Name, read.DisplayName, read.Language, read.InterruptsByMessage, read.Folder));
        Assert.Equal(spec.Arguments, read.ToLaunch().Arguments);
        Assert.Equal("1", read.ToLaunch().Environment["A"]);
        Assert.Equal(["kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg"], Directory.GetFiles(place).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Null(KernelspecFolders.Uninstall("other", folder.FullName));
        Assert.Equal(place, KernelspecFolders.Uninstall("mine", folder.FullName));
        Assert.Empty(KernelspecFolders.ListIn(folder.FullName));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("""{"argv":[]}""")]
    [InlineData("""{"argv":"x"}""")]
    public void ListIn_WhatIsNoKernelspec_IsLeftOut(string text)
    {
        Directory.CreateDirectory(folder.PathOf("bad"));
        folder.Write("bad/kernel.json", text);
        Assert.Empty(KernelspecFolders.ListIn(folder.FullName));
    }

    [Theory]
    [InlineData(".net-csharp", true)]
    [InlineData("a_b.C-1", true)]
    [InlineData("", false)]
    [InlineData("../up", false)]
    [InlineData("a b", false)]
    public void IsName_Text_IsTold(string name, bool expected) => Assert.Equal(expected, KernelspecFolders.IsName(name));
}
