namespace EksCalc.Notebooks.Tests.Reports;

/// <summary>A report read back as a person reads it: by heading, what stands below.</summary>
internal interface IReportText
{
    /// <summary>What is set off as the verdict.</summary>
    public string Callout { get; }

    /// <summary>The headings of a level.</summary>
    public IEnumerable<string> Headings(int level);

    /// <summary>The cells of the n-th table of a section, its headings first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Table(string heading, int number);

    /// <summary>The heads of a section's numbered items.</summary>
    public IReadOnlyList<string> Numbered(string heading);

    /// <summary>The items of a section's lists, facts aside.</summary>
    public IReadOnlyList<string> Items(string heading);

    /// <summary>The values of a fact about a section's numbered items, in order; nothing of items that have none.</summary>
    public IReadOnlyList<string> Facts(string heading, string name);
}
