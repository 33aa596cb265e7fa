namespace EksCalc.Notebooks.Reports;

/// <summary>An item of a numbered list.</summary>
/// <param name="Head">What it is, in a sentence.</param>
/// <param name="Text">What is to be said of it.</param>
/// <param name="Facts">Facts about it; those without a value are left out.</param>
internal sealed record NumberedItem(string Head, string Text, IReadOnlyList<(string Name, string Value)> Facts)
{
    /// <summary>Files beside the document that do it, by their paths from there. Default none.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}
