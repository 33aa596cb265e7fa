using System.Reflection.PortableExecutable;

namespace EksCalc.Kernel.Tests.Sessions;

/// <summary>What Directory.Build.targets does while the kernel is built: without it all works, a second later.</summary>
public sealed class CompiledAheadTests
{
    [Theory]
    [InlineData("Microsoft.CodeAnalysis.dll")]
    [InlineData("Microsoft.CodeAnalysis.CSharp.dll")]
    public void Compiler_BesideAKernel_HasCodeOfThisMachine(string name)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, name)));

        Assert.InRange(file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size, 1, int.MaxValue);
    }
}
