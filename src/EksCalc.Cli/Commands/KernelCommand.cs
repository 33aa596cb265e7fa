using System.CommandLine;
using EksCalc.Kernel.Server;
using EksCalc.Kernel.Specs;
using EksCalc.Kernel.Values;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc kernel</c>: C# in JupyterLab, Notebook, VS Code and other front ends of Jupyter.</summary>
internal static class KernelCommand
{
    public static Command Create(ToolConsole console) =>
        new("kernel", "Runs C# for Jupyter front ends.") { Install(console), Uninstall(console), List(console), Run() };

    private static ToolCommand Install(ToolConsole console)
    {
        var (place, sysPrefix, prefix) = PlaceOptions();
        var name = new Option<string?>("--name") { Description = $"What notebooks call the kernel (default: {KernelInstallation.DefaultName}).", HelpName = "NAME" };
        var also = new Option<string[]>("--as") { Description = "A further name, such as .net-csharp, so that notebooks which have it open without a question.", HelpName = "NAME", Arity = ArgumentArity.OneOrMore };
        var replace = new Option<bool>("--replace") { Description = "Replace kernels of other programs that have the name." };
        var command = new ToolCommand(
            "install",
            "Tells front ends of this kernel: those of this user, unless a prefix is named.",
            "kernel install",
            "kernel install --as .net-csharp",
            "kernel install --sys-prefix")
        { name, also, sysPrefix, prefix, replace };
        command.Validators.Add(result =>
        {
            foreach (var each in (result.GetValue(also) ?? []).Append(result.GetValue(name) ?? KernelInstallation.DefaultName).Where(each => !KernelspecFolders.IsName(each)))
                result.AddError($"'{each}' is no name of a kernel: letters, digits, '-', '.' and '_' only.");
        });
        AllowOnePlace(command, sysPrefix, prefix);
        command.SetAction(parsed => new KernelInstallation(console, place(parsed)).Install([parsed.GetValue(name) ?? KernelInstallation.DefaultName, .. parsed.GetValue(also) ?? []], parsed.GetValue(replace)));
        return command;
    }

    private static ToolCommand Uninstall(ToolConsole console)
    {
        var (place, sysPrefix, prefix) = PlaceOptions();
        var name = new Option<string?>("--name") { Description = "Only the kernel of this name (default: all of this program).", HelpName = "NAME" };
        var command = new ToolCommand("uninstall", "Takes this kernel away from front ends.", "kernel uninstall", "kernel uninstall --name .net-csharp") { name, sysPrefix, prefix };
        AllowOnePlace(command, sysPrefix, prefix);
        command.SetAction(parsed => new KernelInstallation(console, place(parsed)).Uninstall(parsed.GetValue(name)));
        return command;
    }

    private static ToolCommand List(ToolConsole console)
    {
        var format = CommandOptions.Format();
        var command = new ToolCommand("list", "Lists the kernels that front ends find.", "kernel list", "kernel list --format json") { format };
        command.SetAction(parsed => KernelInstallation.List(console, parsed.GetValue(format)));
        return command;
    }

    private static ToolCommand Run()
    {
        var file = new FileOption<string>(FileUse.Read, "--connection-file", "-f") { Description = "What the front end wrote: where to listen, and the key.", HelpName = "FILE", Required = true };
        var pictures = CommandOptions.Choice<PictureUse>("--pictures", "Which pictures of charts are shown (default: none).");
        var command = new ToolCommand("run", "Serves one front end, which starts it by itself.", "kernel run --connection-file kernel.json") { file, pictures };
        command.SetAction((parsed, _) => KernelProgram.RunAsync(parsed.GetValue(file)!, new KernelServerOptions { Pictures = parsed.GetValue(pictures), WarmsUp = true }));
        return command;
    }

    private static (Func<ParseResult, string> Place, Option<bool> SysPrefix, Option<string?> Prefix) PlaceOptions()
    {
        var sysPrefix = new Option<bool>("--sys-prefix") { Description = "For the Python environment that is active." };
        var prefix = new FileOption<string?>(FileUse.Written, "--prefix") { Description = "For the front ends below this folder, e.g. /usr/local.", HelpName = "DIR" };
        return (
            parsed => parsed.GetValue(prefix) is { } folder ? KernelspecFolders.Below(Path.GetFullPath(folder))
                : parsed.GetValue(sysPrefix) ? KernelspecFolders.Below(KernelspecFolders.ActivePrefix!)
                : KernelspecFolders.User,
            sysPrefix,
            prefix);
    }

    private static void AllowOnePlace(Command command, Option<bool> sysPrefix, Option<string?> prefix) => command.Validators.Add(result =>
    {
        if (result.GetValue(sysPrefix) && result.GetValue(prefix) is not null)
            result.AddError("--sys-prefix and --prefix exclude each other.");
        else if (result.GetValue(sysPrefix) && KernelspecFolders.ActivePrefix is null)
            result.AddError("--sys-prefix: no Python environment is active (VIRTUAL_ENV or CONDA_PREFIX); use --prefix DIR.");
    });
}
