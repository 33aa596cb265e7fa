#:property PublishAot=false

// Installs the Jupyter kernel ".NET (C#)": .NET Interactive in the version of .config/dotnet-tools.json.
//
//   dotnet tool restore
//   dotnet run tools/install-jupyter-kernel.cs
//
// The kernel listens on this machine's loopback address alone, on a port that the system chooses. (The one that `dotnet interactive jupyter
// install` makes serves HTTP on every address of the machine, and two that start at once may want the same port.) A folder as argument takes the place of Jupyter's own folder of kernels.
// Exit codes: 0 installed; 2 the tool is not restored, or usage.

using System.Diagnostics;
using System.Text.Json;

const string Package = "microsoft.dotnet-interactive";
const string KernelName = ".net-csharp";

if (args.Length > 1)
{
    Console.Error.WriteLine("Usage: dotnet run tools/install-jupyter-kernel.cs [-- FOLDER]");
    return 2;
}

var root = Path.GetFullPath(Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, ".."));
if (Tool(root) is not { } tool)
{
    Console.Error.WriteLine($"{Package} is not there. In {root}, run: dotnet tool restore");
    return 2;
}

var folder = Path.Combine(args is [var given] ? given : KernelsOfUser(), KernelName);
Directory.CreateDirectory(folder);
var file = Path.Combine(folder, "kernel.json");
using (var stream = File.Create(file))
using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
{
    json.WriteStartObject();
    json.WriteStartArray("argv");
    foreach (var argument in (string[])["dotnet", tool, "jupyter", "--http-local-only", "--http-port-range", "0-0", "{connection_file}"])
        json.WriteStringValue(argument);
    json.WriteEndArray();
    json.WriteString("display_name", ".NET (C#)");
    json.WriteString("language", "C#");
    json.WriteEndObject();
}

Console.WriteLine(file);
return 0;

// The path of the program itself: as a command, "dotnet dotnet-interactive", it would only be found below this repository.
static string? Tool(string root)
{
    using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, ".config", "dotnet-tools.json")));
    var version = manifest.RootElement.GetProperty("tools").GetProperty(Package).GetProperty("version").GetString()!;
    var tools = Path.Combine(Packages(root), Package, version, "tools");
    return Directory.Exists(tools) ? Directory.EnumerateFiles(tools, "Microsoft.DotNet.Interactive.App.dll", SearchOption.AllDirectories).FirstOrDefault() : null;
}

static string Packages(string root)
{
    var start = new ProcessStartInfo("dotnet", ["nuget", "locals", "global-packages", "--list"]) { RedirectStandardOutput = true, WorkingDirectory = root };
    start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
    using var process = Process.Start(start)!;
    var line = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
}

// As Jupyter says: docs.jupyter.org, "Common Directories and File Locations".
static string KernelsOfUser()
{
    var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
    var data = Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } named ? named
        : OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter")
        : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Jupyter")
        : Path.Combine(Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } share ? share : Path.Combine(home, ".local", "share"), "jupyter");
    return Path.Combine(data, "kernels");
}
