using System.Text.RegularExpressions;

namespace EksCalc.Hosts.Tests;

/// <summary>Jupyter's own tests of kernels (Debian: python3-jupyter-kernel-test), on EksCalc's kernel.</summary>
public sealed partial class ConformanceTests(Jupyter jupyter)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Kernel_JupyterKernelTest_PassesEveryTest()
    {
        var python = jupyter.RequirePython("jupyter_kernel_test", "python3-jupyter-kernel-test");
        var said = await HostProcess.RunAsync(
            python, AppContext.BaseDirectory, jupyter.Environment, Limit, Path.Combine(AppContext.BaseDirectory, "kernel_test.py"), Jupyter.OwnKernel);

        Assert.Equal("12", Ran().Match(said).Groups[1].Value);
        Assert.DoesNotContain("skipped", said, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^Ran (\d+) tests in ", RegexOptions.Multiline)]
    private static partial Regex Ran();
}
