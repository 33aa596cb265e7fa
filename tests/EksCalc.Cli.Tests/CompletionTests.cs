using System.Diagnostics;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>Completion as the shells themselves do it; a shell that is not installed is skipped.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public CompletionTests()
    {
        var program = folder.Write("ekscalc", $"#!/bin/sh\nexec dotnet '{typeof(EksCalcTool).Assembly.Location}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        folder.Write("mine.yaml", "name: x\n");
    }

    public static TheoryData<string, string> Cases => new()
    {
        { "ekscalc max-", "max-pods" },
        { "ekscalc node st", "steady" },
        { "ekscalc limits m5.larg", "m5.large" },
        { "ekscalc max-pods m5.large --prefix-del", "--prefix-delegation" },
        { "ekscalc init --mode secondary", "secondaryIp" },
        { "ekscalc node steady m5.large --env WARM_PREFIX", "WARM_PREFIX_TARGET=" },
        { "ekscalc plan mi", "mine.yaml" },
        { "ekscalc plan mine.yaml --format js", "json" },
        { "ekscalc completion f", "fish" },
    };

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Bash_Completes(string line, string expected) => CompletesAsync(
        "bash", line, expected, "source <(ekscalc completion bash); COMP_LINE=$1; COMP_POINT=${#1}; COMP_WORDS=($1); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _ekscalc; printf '%s\\n' \"${COMPREPLY[@]}\"");

    // The line editor's own function is stood in for: it needs a terminal.
    [Theory]
    [MemberData(nameof(Cases))]
    public Task Zsh_Completes(string line, string expected) => CompletesAsync(
        "zsh", line, expected, "compadd() { shift; [[ $1 != '' && $1 != -- ]] || shift; print -l -- \"$@\" }; _files() { print -l -- * }; source <(ekscalc completion zsh); words=(${=1}); CURRENT=$#words; _ekscalc");

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Fish_Completes(string line, string expected) => CompletesAsync("fish", line, expected, "ekscalc completion fish | source; complete -C $argv[1]");

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task Script_IsPrinted(string shell)
    {
        var (exitCode, output, error) = await Tool.RunAsync("completion", shell);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains($"ekscalc completion {shell}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_OfAnotherShell_IsRefused() => Assert.Equal(
        (2, "", "ekscalc: basch: there is no script for this shell, but for bash, zsh, fish, pwsh; did you mean bash?\n"), await Tool.RunAsync("completion", "basch"));

    private async Task CompletesAsync(string shell, string line, string expected, string script)
    {
        Assert.SkipUnless(File.Exists($"/usr/bin/{shell}") || File.Exists($"/bin/{shell}"), $"{shell} is not installed.");
        var start = new ProcessStartInfo(shell, shell == "fish" ? ["-c", script, line] : ["-c", script, shell, line])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PATH"] = $"{folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}", ["HOME"] = folder.FullName },
        };

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(output.Split('\n').Any(each => each.Split('\t')[0] == expected), $"{output}\n{await error}");
    }
}
