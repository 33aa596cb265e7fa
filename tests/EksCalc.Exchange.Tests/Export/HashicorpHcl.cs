using System.Diagnostics;
using System.Text.Json;
using EksCalc.Testing;

namespace EksCalc.Exchange.Tests.Export;

/// <summary>HashiCorp's own parser of HCL, where <c>npm ci --prefix tools/hcl</c> has put it.</summary>
internal static class HashicorpHcl
{
    private static readonly string Folder = Repository.PathOf("tools/hcl");

    /// <summary>Skips the test where the parser or Node.js is missing.</summary>
    public static void Require() => Assert.SkipUnless(
        Directory.Exists(Path.Combine(Folder, "node_modules")) && HasNode(), "HashiCorp's parser is not there: npm ci --prefix tools/hcl");

    /// <summary>What the parser makes of each file; it fails where a file is no HCL.</summary>
    public static IReadOnlyList<JsonElement> Read(IEnumerable<string> files)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "read.mjs"), .. files]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
    }

    private static bool HasNode() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "node")) || File.Exists(Path.Combine(folder, "node.exe")));
}
