using System.Text;
using EksCalc.Advice.Decisions;
using EksCalc.Exchange;
using EksCalc.Files;

namespace EksCalc.Cli.Commands;

/// <summary>Writes exports into a folder.</summary>
internal static class ExportedFiles
{
    /// <summary>Writes exports into a folder, which is made where it is missing, and says what they leave open.</summary>
    public static void Write(IReadOnlyList<ExportFile> files, IReadOnlyList<string> notes, string folder, bool force, ToolConsole console)
    {
        var targets = files.Select(file => (Path: Path.Combine(folder, file.Name), Encoding.UTF8.GetBytes(file.Text))).ToList();
        Refuse(targets, force);
        foreach (var parent in targets.Select(target => Path.GetDirectoryName(target.Path)!).Distinct())
            Directory.CreateDirectory(parent);
        WriteAll(targets, console);
        Note(notes, console);
    }

    /// <summary>Writes files that belong together; those that are there and say something else are refused, all before any is written.</summary>
    public static void Write(IReadOnlyList<(string Path, byte[] Content)> files, bool force, ToolConsole console)
    {
        Refuse(files, force);
        WriteAll(files, console);
    }

    /// <summary>Says what exports leave open.</summary>
    public static void Note(IReadOnlyList<string> notes, ToolConsole console)
    {
        foreach (var note in notes)
            console.Note($"note: {note}");
    }

    private static void WriteAll(IReadOnlyList<(string Path, byte[] Content)> files, ToolConsole console)
    {
        WholeFile.WriteAll(files);
        foreach (var (path, _) in files)
            console.Note($"{path} written");
    }

    private static void Refuse(IReadOnlyList<(string Path, byte[] Content)> files, bool force)
    {
        if (files.Where(file => !force && File.Exists(file.Path) && !File.ReadAllBytes(file.Path).AsSpan().SequenceEqual(file.Content)).ToList() is { Count: > 0 } others)
            throw new InvalidInputException([.. others.Select(other => new InputProblem(other.Path, "is there and says something else; --force replaces it."))]);
    }

    /// <summary>What a design's steps need: the scenario that it comes to, and each export that does a step in a folder called like its format.</summary>
    public static (IReadOnlyList<ExportFile> Files, IReadOnlyList<string> Notes) Of(Design design)
    {
        var files = new List<ExportFile> { new("scenario.yaml", ScenarioFile.Write(design.Scenario)) };
        var notes = new List<(string Format, string Text)>();
        foreach (var format in design.Steps.SelectMany(step => StepExports.Of(step, design.Scenario)).Distinct().Order())
        {
            var export = Exporter.Of(design.Scenario, format);
            var name = format.ToName();
            files.AddRange(export.Files.Select(file => new ExportFile($"{name}/{file.Name}", file.Text)));
            notes.AddRange(export.Notes.Select(note => (name, note)));
        }

        return (files, [.. notes.GroupBy(note => note.Text).Select(alike => $"{string.Join(", ", alike.Select(note => note.Format))}: {alike.Key}")]);
    }
}
