using System.Diagnostics;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>Completion as the shells themselves do it; a shell that is not installed is skipped.</summary>
public sealed class CompletionTests : IDisposable
{
    /// <summary>Where 'dotnet tool install --global PowerShell' puts it.</summary>
    private static readonly string ToolFolder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet", "tools");

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

    // One process for all: it takes a second to start.
    [Fact]
    public async Task Pwsh_Completes()
    {
        var lines = Cases.Select(each => each.Data).ToList();
        const string script = """
            ekscalc completion pwsh | Out-String | Invoke-Expression
            foreach ($line in $args) { (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText -join ' ' }
            """;

        var output = await AnswersAsync("pwsh", ["-NoProfile", "-NonInteractive", "-CommandWithArgs", script, .. lines.Select(line => line.Item1)]);

        Assert.All(output.TrimEnd('\n').Split('\n').Zip(lines, (completed, line) => (completed, line)), each => Assert.Contains(each.line.Item2, each.completed.Split(' ')));
        Assert.Equal(lines.Count, output.TrimEnd('\n').Split('\n').Length);
    }

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
        var output = await AnswersAsync(shell, shell == "fish" ? ["-c", script, line] : ["-c", script, shell, line]);

        Assert.True(output.Split('\n').Any(each => each.Split('\t')[0] == expected), output);
    }

    /// <summary>What a shell prints; the test is skipped where there is no such shell.</summary>
    private async Task<string> AnswersAsync(string shell, IReadOnlyList<string> arguments)
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        var program = path.Split(Path.PathSeparator).Append(ToolFolder).Select(each => Path.Combine(each, shell)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, $"{shell} is not installed.");
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PATH"] = $"{folder.FullName}:{path}", ["HOME"] = folder.FullName, ["POWERSHELL_TELEMETRY_OPTOUT"] = "1", ["POWERSHELL_UPDATECHECK"] = "Off" },
        };

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(output.Length > 0, await error);
        return output;
    }
}
