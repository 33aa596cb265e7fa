using System.Diagnostics;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>Where results go that do not go to an ordinary file: links, pipes, devices, streams that are closed.</summary>
public class OutputPlacesTests
{
    private const string Sweep = "sweep instanceType=m5.large pods=0..3 --out";

    [Theory]
    [InlineData("target.csv")]
    [InlineData("below/target.csv")]
    public async Task Out_RelativeLink_WritesToItsTarget(string target)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("below"));
        File.CreateSymbolicLink(folder.PathOf("link.csv"), target);

        for (var round = 0; round < 2; round++) // First the target is missing, then it is there.
        {
            Assert.Equal((0, "4 rows written to link.csv\n"), await ShellAsync(folder, $"$EKSCALC {Sweep} link.csv"));
            Assert.Equal(5, (await File.ReadAllLinesAsync(folder.PathOf(target), TestContext.Current.CancellationToken)).Length);
        }

        Assert.Equal(target, new FileInfo(folder.PathOf("link.csv")).LinkTarget);
    }

    [Theory]
    [InlineData("pipe.csv")]
    [InlineData("link.csv")]
    [InlineData("pipe.parquet")]
    public async Task Out_Pipe_IsWrittenToAndStays(string name)
    {
        using var folder = new TemporaryFolder();
        var pipe = name.Replace("link", "pipe", StringComparison.Ordinal);

        var (exitCode, error) = await ShellAsync(
            folder, $"mkfifo {pipe}; ln -s pipe.csv link.csv; wc -c < {pipe} > size & $EKSCALC {Sweep} {name}; code=$?; wait; test -p {pipe} && exit $code; exit 99");

        Assert.Equal((0, $"4 rows written to {name}\n"), (exitCode, error));
        Assert.InRange(int.Parse(await File.ReadAllTextAsync(folder.PathOf("size"), TestContext.Current.CancellationToken), System.Globalization.CultureInfo.InvariantCulture), 100, 10_000);
    }

    [Fact]
    public async Task Out_Device_IsWrittenToAndStays()
    {
        using var folder = new TemporaryFolder();

        // A node of its own: a test that fails must not replace the machine's.
        var (exitCode, error) = await ShellAsync(folder, $"mknod null c 1 3 || exit 98; ln -s null device.csv; $EKSCALC {Sweep} device.csv && test -c null");

        Assert.SkipWhen(exitCode == 98, "A device can't be made here.");
        Assert.Equal((0, "4 rows written to device.csv\n"), (exitCode, error));
    }

    [Theory]
    [InlineData("limits m5.large 2>&-", 0)]
    [InlineData("limits m5.larg 2>&-", 2)]
    [InlineData("limits m5.larg 2>/dev/full", 2)]
    [InlineData("sweep instanceType=m5.large pods=0..3 --out s.csv 2>&-", 0)]
    [InlineData("limits m5.large >&-", 2)]
    [InlineData("limits m5.large >/dev/full", 2)]
    [InlineData("limits m5.large >&- 2>&-", 2)]
    [InlineData("limits m5.large <&-", 0)]
    public async Task Streams_ClosedOrFull_EndWithAnExitCode(string line, int expected)
    {
        using var folder = new TemporaryFolder();

        var (exitCode, error) = await ShellAsync(folder, $"$EKSCALC {line}");

        Assert.Equal(expected, exitCode);
        if (line.Contains('>', StringComparison.Ordinal) && !line.Contains('2', StringComparison.Ordinal))
            Assert.StartsWith("ekscalc: standard output cannot be written to: ", error, StringComparison.Ordinal);
    }

    private static Task<(int ExitCode, string Error)> ShellAsync(TemporaryFolder folder, string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no such shell.");
        return Tool.RunProcessAsync(new ProcessStartInfo("/bin/sh", ["-c", script.Replace("$EKSCALC", $"dotnet {typeof(EksCalcTool).Assembly.Location}", StringComparison.Ordinal)])
        {
            WorkingDirectory = folder.FullName,
        });
    }
}
