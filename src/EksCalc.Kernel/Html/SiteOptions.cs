using EksCalc.Kernel.Notebooks;

namespace EksCalc.Kernel.Html;

/// <summary>How a site is made.</summary>
public sealed record SiteOptions
{
    /// <summary>For whom. Default: whoever teaches or reads.</summary>
    public NotebookEdition Edition { get; init; }

    /// <summary>Texts that become pages beside the notebooks. Default: none.</summary>
    public IReadOnlyList<SiteDocument> Documents { get; init; } = [];

    /// <summary>Words that are links. Default: none.</summary>
    public IReadOnlyList<SiteTerm> Terms { get; init; } = [];

    /// <summary>A page that comes along. Default: none.</summary>
    public SiteApp? App { get; init; }
}
