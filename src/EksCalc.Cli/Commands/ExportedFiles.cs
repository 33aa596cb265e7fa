using System.Text;
using EksCalc.Exchange;
using EksCalc.Files;

namespace EksCalc.Cli.Commands;

/// <summary>Writes exports into a folder.</summary>
internal static class ExportedFiles
{
    /// <summary>Writes exports into a folder, which is made where it is missing, and says what they leave open.</summary>
    /// <param name="export">The exports.</param>
    /// <param name="target">The folder.</param>
    /// <param name="input">The file that all of it is made of, which is never replaced.</param>
    /// <param name="force">Whether other files that are there and say something else are replaced.</param>
    /// <param name="console">Where to say what was written.</param>
    /// <param name="beside">Further files, which are written with them or not at all.</param>
    public static void Write(ScenarioExport export, string target, string input, bool force, ToolConsole console, params IReadOnlyList<(string Path, byte[] Content)> beside)
    {
        List<(string Path, byte[] Content)> targets = [.. beside, .. export.Files.Select(file => (Path.Combine(target, file.Name), Encoding.UTF8.GetBytes(file.Text)))];
        Refuse(targets, input, force);
        var made = new Stack<string>();
        try
        {
            foreach (var parent in targets.Select(target => Path.GetDirectoryName(Path.GetFullPath(target.Path))!).Distinct())
                Make(parent, made);
            WriteAll(targets, console);
        }
        catch
        {
            while (made.TryPop(out var folder))
                Directory.Delete(folder);
            throw;
        }

        Note(export.Notes, console);
    }

    /// <summary>Writes files that belong together; those that are there and say something else are refused, all before any is written.</summary>
    public static void Write(IReadOnlyList<(string Path, byte[] Content)> files, string input, bool force, ToolConsole console)
    {
        Refuse(files, input, force);
        WriteAll(files, console);
    }

    /// <summary>Says what exports leave open.</summary>
    public static void Note(IReadOnlyList<string> notes, ToolConsole console)
    {
        foreach (var note in notes)
            console.Note($"note: {note}");
    }

    /// <summary>Makes a folder and those above it, and notes which were not there.</summary>
    private static void Make(string folder, Stack<string> made)
    {
        if (Directory.Exists(folder))
            return;
        if (Path.GetDirectoryName(folder) is { } above)
            Make(above, made);
        WholeFile.MakeFolder(folder);
        made.Push(folder);
    }

    private static void WriteAll(IReadOnlyList<(string Path, byte[] Content)> files, ToolConsole console)
    {
        WholeFile.WriteAll(files);
        foreach (var (path, _) in files)
            console.Note($"{path} written");
    }

    /// <summary>Refuses to replace what is read, and without being forced what is there and says something else.</summary>
    public static void Refuse(IReadOnlyList<(string Path, byte[] Content)> files, string? input, bool force)
    {
        if (input is not null && files.Where(file => WholeFile.IsSame(file.Path, input)).Select(file => file.Path).FirstOrDefault() is { } own)
            throw new InvalidInputException(own, "is the scenario that was read, and is not replaced; choose another folder.");
        if (files.Where(file => !force && WholeFile.SaysElse(file.Path, file.Content)).ToList() is { Count: > 0 } others)
            throw new InvalidInputException([.. others.Select(other => new InputProblem(other.Path, "is there and says something else; --force replaces it."))]);
    }
}
