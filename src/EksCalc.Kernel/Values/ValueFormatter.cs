using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;

namespace EksCalc.Kernel.Values;

/// <summary>
/// Turns a value into what a notebook shows. First the value's convention formatters, then its own <c>ToHtml()</c>,
/// then the defaults of .NET Interactive, so that plain objects look as they do there.
/// </summary>
internal static class ValueFormatter
{
    /// <summary>The value's content by MIME type, in order of preference; empty when its formatters decline all.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="pictures">Whether a value that has a picture is shown as that, or with that.</param>
    /// <exception cref="ValueFormattingException">The value's formatter threw.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Format(object? value, PictureUse pictures)
    {
        if (value is null)
            return [Default(value, MimeTypes.Html), Default(value, MimeTypes.Plain)];

        var formatters = ConventionFormatter.For(value.GetType());
        var toHtml = ToHtmlMethod(value.GetType());
        var isView = formatters.Count > 0 || toHtml is not null;

        var content = new List<KeyValuePair<string, string>>();
        var picture = pictures == PictureUse.None ? null : Picture(formatters, value, pictures);
        var still = pictures == PictureUse.InsteadOfHtml;
        var html = still && picture is not null ? null : Html(formatters, toHtml, value);
        if (still && HasScript(html))
            html = Own(formatters, MimeTypes.StillHtml, value);
        if (html is not null && !(still && HasScript(html)))
            content.Add(new(MimeTypes.Html, html));
        if (picture is not null)
            content.Add(new(MimeTypes.Png, picture.Trim()));

        // A view that only sets something up has no text; an empty line would show as an empty output.
        if (PlainText(value, formatters, isView) is { } plain && !(isView && plain.Length == 0))
            content.Add(new(MimeTypes.Plain, plain));
        return content;
    }

    /// <summary>What the value's own formatter says it was made from, line by line; empty where it has none.</summary>
    /// <param name="value">Any value.</param>
    /// <exception cref="ValueFormattingException">The value's formatter threw.</exception>
    public static IReadOnlyList<string> Digest(object? value) =>
        value is not null && Own(ConventionFormatter.For(value.GetType()), MimeTypes.Digest, value) is { } lines
            ? lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : [];

    /// <summary>The first answer of the value's own formatters of a MIME type; null when it has none or they decline.</summary>
    private static string? Own(IEnumerable<ConventionFormatter> formatters, string mimeType, object value) =>
        FirstContent(formatters.Where(formatter => formatter.MimeType == mimeType), value);

    private static string? Picture(IReadOnlyList<ConventionFormatter> formatters, object value, PictureUse use)
    {
        try
        {
            return Own(formatters, MimeTypes.Png, value);
        }
        catch (ValueFormattingException) when (use == PictureUse.First)
        {
            return null; // The value is shown without it.
        }
    }

    private static string? Html(IReadOnlyList<ConventionFormatter> formatters, MethodInfo? toHtml, object value) =>
        formatters.Any(formatter => formatter.MimeType == MimeTypes.Html) ? Own(formatters, MimeTypes.Html, value)
        : toHtml is not null ? CallToHtml(toHtml, value)
        : Formatter.GetPreferredMimeTypesFor(value.GetType()).Contains(MimeTypes.Html) ? Default(value, MimeTypes.Html).Value
        : null; // A string is text.

    private static bool HasScript(string? html) => html is not null && html.Contains("<script", StringComparison.OrdinalIgnoreCase);

    private static string? FirstContent(IEnumerable<ConventionFormatter> formatters, object value) =>
        formatters.Select(f => f.Format(value)).FirstOrDefault(content => content is not null);

    private static string? PlainText(object value, IReadOnlyList<ConventionFormatter> formatters, bool isView)
    {
        if (formatters.Any(formatter => formatter.MimeType == MimeTypes.Plain))
            return Own(formatters, MimeTypes.Plain, value);
        if (!isView)
            return Default(value, MimeTypes.Plain).Value;
        try
        {
            return value.ToString();
        }
        catch (Exception problem)
        {
            throw new ValueFormattingException(value.GetType(), "ToString()", problem);
        }
    }

    private static MethodInfo? ToHtmlMethod(Type type) =>
        type.GetMethod("ToHtml", BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes) is { } method
        && method.ReturnType == typeof(string)
            ? method
            : null;

    private static string? CallToHtml(MethodInfo toHtml, object value)
    {
        try
        {
            return (string?)toHtml.Invoke(value, null);
        }
        catch (Exception problem)
        {
            throw new ValueFormattingException(value.GetType(), "ToHtml()", ConventionFormatter.Unwrap(problem));
        }
    }

    private static KeyValuePair<string, string> Default(object? value, string mimeType)
    {
        try
        {
            var content = Formatter.ToDisplayString(value, mimeType).Replace("\r\n", "\n", StringComparison.Ordinal);
            return new(mimeType, mimeType == MimeTypes.Html ? WithoutUnusedStyle(content) : content);
        }
        catch (Exception problem)
        {
            throw new ValueFormattingException(value?.GetType() ?? typeof(object), $"formatting as {mimeType}", problem);
        }
    }

    // The package adds its style sheet, which is for tables and trees, even to a number.
    private static string WithoutUnusedStyle(string html) =>
        html.LastIndexOf("<style>", StringComparison.Ordinal) is var style and >= 0
        && !html.AsSpan(0, style).Contains("<table", StringComparison.Ordinal)
            ? html[..style]
            : html;
}
