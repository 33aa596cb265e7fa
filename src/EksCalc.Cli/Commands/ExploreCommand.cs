using System.ComponentModel;
using System.CommandLine;
using System.Diagnostics;
using System.Text;
using EksCalc.Cli.Explorer;
using EksCalc.Files;
using EksCalc.Input;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc explore</c>: the model in a browser, on this machine or as a page to pass on.</summary>
internal static class ExploreCommand
{
    public static ToolCommand Create(ToolConsole console)
    {
        var file = new Argument<string?>("FILE") { HelpName = "FILE", Description = "What to open it with: a scenario of clusters, YAML or JSON, or a node's scenario or trace, JSON.", Arity = ArgumentArity.ZeroOrOne };
        file.CompletionSources.Add(ScenarioInput.FilesBelow);
        var target = new FileOption<FileInfo?>(FileUse.Written, "--out", "-o") { CustomParser = CommandOptions.NamedFile, Description = "Write the page, which needs nothing beside it, to a file instead of serving it; into a folder (a name that ends with /) the files of a site for any web server.", HelpName = "PAGE.html|DIR/" };
        var quiet = new Option<bool>("--no-browser") { Description = "Only print the address; do not open a browser." };
        var force = CommandOptions.Force();
        var command = new ToolCommand(
            "explore",
            "Opens the explorer: nodes, subnets, clusters and simulations with sliders, computed in the browser by this same model. It is served on 127.0.0.1 alone, "
            + "under an address that nobody can guess, until Ctrl-C; nothing leaves the machine.",
            "explore",
            "init cluster.yaml",
            "explore cluster.yaml",
            "explore cluster.yaml --out explorer.html",
            "explore --out site/")
        { file, target, quiet, force };
        command.Validators.Add(result =>
        {
            if (result.GetValue(quiet) && result.GetResult(target) is { Implicit: false })
                result.AddError("--no-browser is about serving; leave it out, or --out.");
            if (result.GetValue(force) && result.GetResult(target) is null or { Implicit: true })
                result.AddError("--force is about --out; leave it out, or give --out.");
            // A browser shows a file of another name as text.
            if (result.GetResult(target)?.Tokens is [{ Value: { } name }] && !IsFolder(name) && Path.GetExtension(name).ToUpperInvariant() is not (".HTML" or ".HTM"))
                result.AddError($"--out {ShownText.Short(name)}: a page is written as .html, a site into a folder, whose name ends with /.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var input = parsed.GetValue(file) is { } path ? ExplorerInput.Read(path) : null;
            var files = ExplorerFiles.Read();
            if (parsed.GetValue(target) is { } written)
            {
                if (IsFolder(written.ToString()))
                {
                    Write([.. ExplorerPage.SiteOf(files, input).Select(part => (Path.Combine($"{written}", part.Name), part.Content))], parsed.GetValue(file), parsed.GetValue(force));
                    console.Note($"Put {written} on a web server.");
                    return ExitCode.Done;
                }

                Write([(written.ToString(), Encoding.UTF8.GetBytes(ExplorerPage.Of(files, input)))], parsed.GetValue(file), parsed.GetValue(force));
                console.Note($"Open {written} in a browser.");
                return ExitCode.Done;
            }

            using var server = new ExplorerServer(ExplorerPage.Of(files, input));
            await console.Output.WriteLineAsync($"{server.Address}").ConfigureAwait(false);
            console.Note(parsed.GetValue(quiet) || !Opened(server.Address) ? "Open this address in a browser; Ctrl-C ends it." : "Ctrl-C ends it.");
            await server.ServeAsync(cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return ExitCode.Done;
        });
        return command;
    }

    private static bool IsFolder(string name) => Path.EndsInDirectorySeparator(name) || Directory.Exists(name);

    private static void Write(IReadOnlyList<(string Path, byte[] Content)> files, string? input, bool force)
    {
        ExportedFiles.Refuse(files, input, force);
        // A page's own folder must be there, as everywhere; a site's are made.
        foreach (var folder in files.Skip(1).Select(file => Path.GetDirectoryName(Path.GetFullPath(file.Path))!).Distinct())
            WholeFile.MakeFolder(folder);
        WholeFile.WriteAll(files);
    }

    private static bool Opened(Uri address)
    {
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
            return browser is not null;
        }
        catch (Exception none) when (none is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return false;
        }
    }
}
