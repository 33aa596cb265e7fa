using EksCalc.Advice.Decisions;

namespace EksCalc.Exchange;

/// <summary>Designs of a decision in the forms of other tools: what their steps do, ready to be applied.</summary>
public static class DesignExporter
{
    /// <summary>The file of the scenario that a design comes to, beside the exports' folders.</summary>
    private const string ScenarioName = "scenario.yaml";

    /// <summary>
    /// What a design does, in a form. Other than the export of its scenario by itself, it makes the blocks, subnets and reservations that are new and no
    /// others, and takes away the variables that the design removes.
    /// </summary>
    /// <param name="design">The design.</param>
    /// <param name="format">The form.</param>
    /// <exception cref="InvalidInputException">The design has nothing that this form could hold.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such form.</exception>
    public static ScenarioExport Of(Design design, ExportFormat format)
    {
        ArgumentNullException.ThrowIfNull(design);
        return Exporter.Of(design.Scenario, format, design);
    }

    /// <summary>
    /// What a design's steps need: the scenario that it comes to as <c>scenario.yaml</c>, and each form that does a step in a folder called like it, as
    /// <see cref="StepExports.FilesOf"/> names them.
    /// </summary>
    /// <param name="design">The design.</param>
    public static ScenarioExport Of(Design design)
    {
        ArgumentNullException.ThrowIfNull(design);
        var files = new List<ExportFile> { new(ScenarioName, ScenarioFile.Write(design.Scenario)) };
        var notes = new List<(string Format, string Text)>();
        foreach (var format in design.Steps.SelectMany(step => StepExports.Of(step, design)).Distinct().Order())
        {
            var export = Of(design, format);
            files.AddRange(export.Files.Select(file => file with { Name = format.PathOf(file.Name) }));
            notes.AddRange(export.Notes.Select(note => (format.ToName(), note)));
        }

        return new ScenarioExport(files, [.. notes.GroupBy(note => note.Text).Select(alike => $"{string.Join(", ", alike.Select(note => note.Format))}: {alike.Key}")]);
    }
}
