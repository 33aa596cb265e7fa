using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using EksCalc.Kernel.Processes;

namespace EksCalc.Kernel.Packages;

/// <summary>
/// Restores packages as the SDK does: it makes a project of its own, runs <c>dotnet restore</c> and reads what came out.
/// So package sources, credentials and the package cache are those of the user's other projects.
/// </summary>
internal static class PackageRestore
{
    /// <param name="Assemblies">The managed dlls that run, dependencies included.</param>
    /// <param name="NativeFiles">The native libraries for this machine.</param>
    public sealed record Result(IReadOnlyList<string> Assemblies, IReadOnlyList<string> NativeFiles);

    /// <param name="packages">All packages of the session.</param>
    /// <param name="configFolder">Where the search for a nuget.config starts.</param>
    /// <param name="cancellationToken">Ends the SDK's process.</param>
    public static Result Run(IReadOnlyList<PackageDirective> packages, string configFolder, CancellationToken cancellationToken)
    {
        // A folder of its own each time: two notebooks can restore at once, and nothing stale is ever read.
        var folder = Path.Combine(CacheFolder(), Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        try
        {
            WriteProject(folder, packages);
            RunSdk(folder, configFolder, cancellationToken);
            return ReadAssets(JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "obj", "project.assets.json")))!);
        }
        finally
        {
            Remove(folder);
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // A virus scanner holds a file: a folder left in a cache harms nobody.
        }
    }

    private static string CacheFolder()
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return Path.Combine(data.Length > 0 ? data : Path.GetTempPath(), "EksCalc", "restore");
    }

    private static void WriteProject(string folder, IReadOnlyList<PackageDirective> packages)
    {
        var project = new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement("PropertyGroup",
                new XElement("TargetFramework", $"net{Environment.Version.Major}.{Environment.Version.Minor}"),
                // With the machine named, native libraries come out as a plain list.
                new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
                new XElement("UseAppHost", "false")),
            new XElement("ItemGroup", packages.Select(package => new XElement("PackageReference",
                new XAttribute("Include", package.Id), new XAttribute("Version", package.Version ?? "*")))));
        project.Save(Path.Combine(folder, "packages.csproj"));

        // Without these the SDK would look for them in the folders above.
        foreach (var name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            File.WriteAllText(Path.Combine(folder, name), "<Project />");
    }

    private static void RunSdk(string folder, string configFolder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        string[] arguments =
            ["restore", "packages.csproj", "--nologo", "--verbosity", "quiet", "-nodeReuse:false", $"-p:RestoreRootConfigDirectory={configFolder}"];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        // Set for a program that MSBuild or the SDK started, they would lead this SDK astray.
        start.Environment.Remove("MSBUILD_EXE_PATH");
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        // No process stays behind that would hold the folder.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";

        using var process = StartSdk(start);
        process.StandardInput.Close();
        using var kill = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        cancellationToken.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
            throw new PackageRestoreException(Summarize(output));
    }

    private static Process StartSdk(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            throw new PackageRestoreException($"the .NET SDK is needed for #r \"nuget: ...\", and it cannot be started: {problem.Message}");
        }
    }

    // "FOLDER/packages.csproj : error NU1101: Unable to find ..." without the path of a project nobody knows.
    private static string Summarize(string output)
    {
        var messages = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.Contains("error", StringComparison.OrdinalIgnoreCase))
            .Select(line => line.IndexOf("error ", StringComparison.Ordinal) is var at and >= 0 ? line[(at + 6)..] : line)
            .Distinct()
            .ToList();
        return messages.Count > 0 ? string.Join('\n', messages) : output.Trim();
    }

    private static Result ReadAssets(JsonNode assets)
    {
        var roots = assets["packageFolders"]!.AsObject().Select(folder => folder.Key).ToList();
        var target = assets["targets"]!.AsObject().First(t => t.Key.EndsWith($"/{RuntimeInformation.RuntimeIdentifier}", StringComparison.Ordinal));
        var managed = new List<string>();
        var native = new List<string>();
        foreach (var (library, details) in target.Value!.AsObject())
        {
            if ((string?)assets["libraries"]?[library]?["path"] is not { } path)
                continue;
            AddFiles(managed, details!["runtime"], path);
            AddFiles(native, details["native"], path);
        }

        return new Result(managed, native);

        void AddFiles(List<string> files, JsonNode? section, string path)
        {
            foreach (var (relative, _) in section as JsonObject ?? [])
                if (roots.Select(root => Path.Combine(root, path, relative)).FirstOrDefault(File.Exists) is { } file
                    && Path.GetFileName(file) != "_._")
                    files.Add(file);
        }
    }
}
