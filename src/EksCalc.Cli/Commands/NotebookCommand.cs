using System.CommandLine;
using EksCalc.Kernel.Client;
using EksCalc.Kernel.Notebooks;
using EksCalc.Kernel.Specs;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc notebook</c>: C# notebooks without an editor.</summary>
internal static class NotebookCommand
{
    public static Command Create(ToolConsole console) => new("notebook", "Runs C# notebooks without an editor.") { Run(console) };

    private static ToolCommand Run(ToolConsole console)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Notebooks, or folders of notebooks.", Arity = ArgumentArity.OneOrMore };
        var folder = new FileOption<string?>(FileUse.Written, "--out", "-o") { Description = "Write the results into this folder.", HelpName = "DIR" };
        var inPlace = new Option<bool>("--in-place") { Description = "Write the outputs into the notebooks themselves, if every cell succeeds." };
        var form = CommandOptions.Choice<NotebookForm>("--to", "What to write into the folder: notebooks with their outputs, or HTML: a page, and of several or a folder a site (default: ipynb).");
        var edition = CommandOptions.Choice<NotebookEdition>("--edition", "For whom: the trainer sees everything, a trainee guesses before an answer unfolds (default: trainer).");
        var limit = CommandOptions.Number("--timeout", 1, 86400, "Seconds a cell may run (default: 300).");
        var pictures = new Option<bool>("--pictures") { Description = "Keep charts as pictures instead of scripts; needs Chromium or Chrome." };
        var jobs = CommandOptions.Number("--jobs", 1, 256, "How many notebooks run at once (default: the processor's cores).", "-j");
        var memory = CommandOptions.Number("--memory", 64, 1024 * 1024, "MiB that a notebook's data may take (default: 4096, or half of the machine's).");
        var kernel = new Option<string?>("--kernel") { Description = "Run with this kernel of Jupyter's instead of the one built in; ekscalc kernel list shows them.", HelpName = "NAME" };
        var compare = new Option<bool>("--compare") { Description = "With --kernel: run each notebook with the kernel that is built in too, and name the cells whose outputs differ." };
        var format = CommandOptions.Format();

        var command = new ToolCommand(
            "run",
            "Runs notebooks from a clean state, each in its own folder. Without --out or --in-place nothing is written.",
            "init lesson.ipynb --for notebook",
            "notebook run lesson.ipynb",
            "notebook run lesson.ipynb --to html --out out",
            "notebook run . --to html --out out/site",
            "notebook run . --to html --edition trainee --out out/course",
            "notebook run lesson.ipynb --timeout 60",
            "notebook run lesson.ipynb --in-place",
            "notebook run . --jobs 4 --memory 2048",
            "notebook run lesson.ipynb --kernel .net-csharp --compare")
        { paths, folder, inPlace, form, edition, limit, pictures, jobs, memory, kernel, compare, format };
        command.Validators.Add(result =>
        {
            if (result.GetValue(inPlace) && result.GetValue(folder) is not null)
                result.AddError("--in-place and --out exclude each other.");
            if (result.GetResult(form) is not null && result.GetValue(folder) is null)
                result.AddError("--to needs --out DIR.");
            if (result.GetResult(edition) is { Implicit: false } && result.GetValue(folder) is null)
                result.AddError("--edition needs --out DIR: notebooks themselves stay the trainer's.");
            if (result.GetValue(pictures) && result.GetValue(kernel) is not null)
                result.AddError("--pictures needs the kernel that is built in; leave --kernel away.");
            if (result.GetValue(compare) && result.GetValue(kernel) is null)
                result.AddError("--compare needs --kernel NAME.");
        });
        command.SetAction((parsed, cancellation) => new NotebookRuns(console, parsed.GetValue(format))
        {
            Folder = parsed.GetValue(folder),
            InPlace = parsed.GetValue(inPlace),
            Form = parsed.GetValue(form),
            Edition = parsed.GetValue(edition),
            TimeLimit = parsed.GetValue(limit) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Pictures = parsed.GetValue(pictures),
            Jobs = parsed.GetValue(jobs) ?? Environment.ProcessorCount,
            MemoryLimit = parsed.GetValue(memory) * 1024L * 1024,
            Kernel = KernelOf(parsed.GetValue(kernel)),
            Compares = parsed.GetValue(compare),
        }.RunAsync(parsed.GetValue(paths)!, cancellation));
        return command;
    }

    private static KernelLaunch? KernelOf(string? name)
    {
        if (name is null)
            return null;
        return KernelspecFolders.Find(name) is { } spec
            ? spec.ToLaunch()
            : throw new InvalidInputException("--kernel", $"there is no kernel {name}{NearestNames.DidYouMean(name, [.. KernelspecFolders.List().Select(known => known.Name)])}");
    }
}
