namespace EksCalc.Notebooks.Hosting;

/// <summary>What a host creates, by convention, to get the formatters of a <see cref="View"/>.</summary>
internal sealed class ViewFormatterSource
{
    // The host calls this on an instance, by reflection.
#pragma warning disable CA1822
    public IEnumerable<object> CreateTypeFormatters() =>
#pragma warning restore CA1822
    [
        new ViewFormatter(ViewFormatter.Html, view => view.ToHtml()),
        new ViewFormatter(ViewFormatter.PlainText, view => view.ToString()),
        new ViewFormatter(ViewFormatter.Png, view => view.TryPng() is { } png ? Convert.ToBase64String(png) : null),
        new ViewFormatter(ViewFormatter.StillHtml, view => view.TryStillHtml()),
        new ViewFormatter(ViewFormatter.Digest, view => view.Digest()),
    ];
}
