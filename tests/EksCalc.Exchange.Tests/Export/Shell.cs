using System.Diagnostics;
using System.Text;
using EksCalc.Testing;

namespace EksCalc.Exchange.Tests.Export;

/// <summary>Runs scripts with <c>sh</c>; commands of other tools are stood for by one that records its arguments.</summary>
internal static class Shell
{
    private static readonly string[] Tools = ["kubectl", "aws"];

    // Functions, not programs: whatever happens, a shell never goes on to look for the real tool.
    private static string Recorder(string tool) => $$"""
        {{tool}}() {
          printf '%s\0' {{tool}} "$@" >> "$RECORD"
          printf '\0\0' >> "$RECORD"
          case "$*" in *describe-vpcs*) echo associated;; *create-subnet\ *) echo subnet-made;; *describe-subnets*) echo subnet-found;; *describe-cluster*) echo vpc-1;; *--filename\ -*) printf '%s\0' stdin "$(cat)" >> "$RECORD"; printf '\0\0' >> "$RECORD";; esac
        }

        """;

    /// <summary>Ends the test where there is no POSIX shell.</summary>
    public static void Require() => Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no POSIX shell.");

    /// <summary>What <c>sh -c</c> prints.</summary>
    public static string Run(string script)
    {
        var (exitCode, output, error) = Start(["-c", script], []);
        Assert.Equal((0, ""), (exitCode, error));
        return output;
    }

    /// <summary>The commands that a script calls, each as its words, and what one reads as <c>stdin</c> and the text; files stand beside it.</summary>
    public static List<string[]> Commands(IReadOnlyList<ExportFile> files, params IEnumerable<(string Name, string Value)> variables)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in files)
            folder.Write(file.Name, file.Text);
        var record = folder.Write("record", "");
        var script = folder.PathOf(files.Single(file => file.Name.EndsWith(".sh", StringComparison.Ordinal)).Name);

        var (exitCode, _, error) = Start(["-c", $"{string.Concat(Tools.Select(Recorder))}. \"$0\"", script], [.. variables, ("RECORD", record)]);

        Assert.Equal((0, ""), (exitCode, error));
        return [.. File.ReadAllText(record).Split("\0\0\0", StringSplitOptions.RemoveEmptyEntries).Select(command => command.Split('\0'))];
    }

    /// <summary>The exit code of a script that is expected to stop, and what it says.</summary>
    public static (int ExitCode, string Error) Fail(string script)
    {
        var (exitCode, _, error) = Start(["-c", script], []);
        return (exitCode, error);
    }

    private static (int ExitCode, string Output, string Error) Start(IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> variables)
    {
        var start = new ProcessStartInfo("sh", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
