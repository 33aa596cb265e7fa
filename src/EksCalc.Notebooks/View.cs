using EksCalc.Notebooks.Hosting;

namespace EksCalc.Notebooks;

/// <summary>
/// Something to look at in a notebook: a chart, a table, the set-up line. The last expression of a cell, whatever the
/// host; it shows <see cref="ToHtml"/> where HTML can be shown and <see cref="ToString"/> where only text can.
/// </summary>
/// <remarks>
/// Hosts find the HTML in two ways, and this class offers both: by the convention of .NET Interactive (an attribute
/// named <c>TypeFormatterSourceAttribute</c>, inherited from base classes), and by a public method <c>ToHtml</c>.
/// </remarks>
[TypeFormatterSource(typeof(ViewFormatterSource), PreferredMimeTypes = [ViewFormatter.Html])]
public abstract class View
{
    /// <summary>The view as a fragment of HTML, everything from outside encoded. The same view gives the same text.</summary>
    public abstract string ToHtml();

    /// <summary>The view as text for a terminal.</summary>
    public abstract override string ToString();

    /// <summary>The view as a block of GitHub's Markdown, everything from outside escaped; no line break at its end.</summary>
    public virtual string ToMarkdown() => Markdown.Escape(ToString());

    /// <summary>The view as a PNG picture for a notebook; null where the view has none or nothing here can draw it.</summary>
    internal virtual byte[]? TryPng() => null;

    /// <summary>The view as HTML without scripts, charts as pictures; null where <see cref="ToHtml"/> has none to leave out.</summary>
    internal virtual string? TryStillHtml() => null;

    /// <summary>What the view was made from, one line a part, each with a hash; null where HTML and text hold all of it.</summary>
    internal virtual string? Digest() => null;
}
