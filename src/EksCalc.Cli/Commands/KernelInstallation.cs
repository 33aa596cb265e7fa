using EksCalc.Input;
using System.Reflection;
using EksCalc.Cli.Output;
using EksCalc.Kernel.Client;
using EksCalc.Kernel.Specs;

namespace EksCalc.Cli.Commands;

/// <summary>Puts this tool among the kernels of front ends, and takes it away.</summary>
/// <param name="console">Where to say what was done.</param>
/// <param name="folder">The folder of kernelspecs.</param>
internal sealed class KernelInstallation(ToolConsole console, string folder)
{
    /// <summary>What the kernel is called by default.</summary>
    public const string DefaultName = "ekscalc";

    /// <summary>The name that notebooks of .NET Interactive have.</summary>
    private const string InteractiveName = ".net-csharp";

    public int Install(IReadOnlyList<string> names, bool replace)
    {
        var problems = names.Select(name => (Name: name, Spec: Kernelspec.Read(Path.Combine(folder, name))))
            .Where(found => found.Spec is not null && !IsOurs(found.Spec) && !replace)
            .Select(found => new InputProblem(found.Name, $"is the name of another kernel there, {found.Spec!.DisplayName} ({found.Spec.Arguments[0]}); --replace replaces it, --name gives this one another."))
            .ToList();
        if (problems.Count > 0)
            throw new InvalidInputException(problems);
        foreach (var name in names.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var before = KernelspecFolders.Find(name);
            console.Output.WriteLine(ShownText.Line($"{name}: {KernelspecFolders.Install(SpecOf(name), folder)}"));
            if (before is { Folder: { } other } && other != Path.Combine(folder, name) && !IsOurs(before))
                console.Note($"ekscalc: {name}: there is another one in {other}; front ends use {KernelspecFolders.Find(name)?.Folder}.");
        }

        return ExitCode.Done;
    }

    public int Uninstall(string? name)
    {
        var names = name is not null ? [name] : KernelspecFolders.ListIn(folder).Where(IsOurs).Select(spec => spec.Name).ToList();
        var removed = names.Select(each => KernelspecFolders.Uninstall(each, folder)).OfType<string>().ToList();
        removed.ForEach(place => console.Output.WriteLine(ShownText.Line($"removed {place}")));
        if (removed.Count > 0)
            return ExitCode.Done;
        console.Note($"ekscalc: there is no {name ?? "kernel of this program"} in {folder}.");
        return ExitCode.No;
    }

    public static int List(ToolConsole console, OutputFormat format)
    {
        var specs = KernelspecFolders.List();
        console.Write(
            new Result(
                ["Name", "Display name", "Language", "Folder"],
                [.. specs.Select(spec => (IReadOnlyList<object?>)[spec.Name, spec.DisplayName, spec.Language, spec.Folder])],
                new KernelListJson([.. specs.Select(spec => new KernelspecJson(spec.Name, spec.DisplayName, spec.Language, spec.Folder!, IsOurs(spec)))]),
                ToolJson.Readable.KernelListJson),
            format);
        return ExitCode.Done;
    }

    private static bool IsOurs(Kernelspec spec) => spec.Arguments.SkipWhile(argument => argument != "kernel").Take(2).SequenceEqual(["kernel", "run"]);

    private static Kernelspec SpecOf(string name) => new()
    {
        Name = name,
        DisplayName = name == InteractiveName ? ".NET (C#)" : "C# (EksCalc)",
        Language = "C#",
        Arguments = [.. Program(), "kernel", "run", "--connection-file", KernelLaunch.ConnectionFileMark],
        Environment = Variables(),
        InterruptsByMessage = true,
    };

    // An installed tool has a program of its own; a clone may be run through dotnet.
    private static IEnumerable<string> Program()
    {
        var tool = typeof(EksCalcTool).Assembly;
        var program = Environment.ProcessPath;
        if (Assembly.GetEntryAssembly() != tool || program is null)
            return ["dotnet", tool.Location];
        return Path.GetFileNameWithoutExtension(program) == "dotnet" ? [program, tool.Location] : [program];
    }

    private static Dictionary<string, string> Variables()
    {
        // Most kernels live for minutes: no counting of what could be made faster later.
        var variables = new Dictionary<string, string> { ["DOTNET_TieredPGO"] = "0" };
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root)
            variables["DOTNET_ROOT"] = root; // The program finds its runtime by it, and a front end may not have it.
        return variables;
    }
}
