using EksCalc.Advice.Decisions;

namespace EksCalc.Notebooks.Reports;

/// <summary>A decision as a document: what a colleague reads next year to see what was chosen, why, and what to watch.</summary>
/// <remarks>
/// Whatever it says is computed from the <see cref="Decision"/>, but for the <see cref="DecisionHead"/>: the numbers are those of
/// <c>ekscalc recommend</c>. The same decision and head give the same document.
/// </remarks>
public static class DecisionReport
{
    /// <summary>The document.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="head">Title, status, deciders, date and needs; null for a title alone.</param>
    /// <param name="filesFolder">
    /// The folder beside it in which the files of <see cref="Exchange.DesignExporter.Of(Design)"/> are to stand, so that steps link to them; null, the default,
    /// for no files.
    /// </param>
    public static Report Of(Decision decision, DecisionHead? head = null, string? filesFolder = null)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var people = head ?? new DecisionHead();
        var sections = new DecisionSections(decision, filesFolder);
        return new Report(people.TitleOf(decision))
            .Add(people.Facts() is { Count: > 0 } facts ? new FactsView(facts) : null)
            .Add(new CalloutView(decision.Verdict, decision.Fits))
            .Add(sections.Context(people.Needs))
            .Add(sections.Options())
            .Add(sections.Reasons())
            .Add(sections.Numbers())
            .Add(sections.WarmSettings())
            .Add(sections.Consequences())
            .Add(sections.Steps())
            .Add(sections.Watch())
            .Add(sections.Sources())
            .Add(sections.Inputs());
    }
}
