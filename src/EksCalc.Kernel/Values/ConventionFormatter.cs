using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace EksCalc.Kernel.Values;

/// <summary>
/// A formatter that a type names through an attribute called <c>TypeFormatterSourceAttribute</c>. The value's assembly
/// need not reference this one, and it may be loaded in another load context: all is found by name.
/// </summary>
internal sealed class ConventionFormatter
{
    private const string AttributeName = "TypeFormatterSourceAttribute";

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<ConventionFormatter>> ByType = new();

    private readonly object formatter;
    private readonly MethodInfo format;

    private ConventionFormatter(object formatter, string mimeType, MethodInfo format)
    {
        this.formatter = formatter;
        this.format = format;
        MimeType = mimeType;
    }

    public string MimeType { get; }

    /// <summary>The formatters of a type, those of its preferred MIME types first; empty when it follows no convention.</summary>
    /// <exception cref="ValueFormattingException">The type's formatter source cannot be created.</exception>
    public static IReadOnlyList<ConventionFormatter> For(Type type)
    {
        try
        {
            return ByType.GetOrAdd(type, Find);
        }
        catch (Exception problem)
        {
            throw new ValueFormattingException(type, "its formatter source", Unwrap(problem));
        }
    }

    /// <summary>The value's text, or null when the formatter declines.</summary>
    /// <exception cref="ValueFormattingException">The formatter threw.</exception>
    public string? Format(object value)
    {
        using var text = new StringWriter();
        try
        {
            return format.Invoke(formatter, [value, text]) is true ? text.ToString() : null;
        }
        catch (Exception problem)
        {
            throw new ValueFormattingException(value.GetType(), $"its formatter for {MimeType}", Unwrap(problem));
        }
    }

    public static Exception Unwrap(Exception problem) =>
        problem is TargetInvocationException { InnerException: { } inner } ? inner : problem;

    private static IReadOnlyList<ConventionFormatter> Find(Type type)
    {
        var attribute = type.GetCustomAttributes(inherit: true).FirstOrDefault(a => a.GetType().Name == AttributeName);
        if (attribute is null || PropertyOf(attribute, "FormatterSourceType") is not Type sourceType)
            return [];

        var source = Activator.CreateInstance(sourceType);
        if (sourceType.GetMethod("CreateTypeFormatters", Type.EmptyTypes)?.Invoke(source, null) is not IEnumerable created)
            return [];

        var formatters = created.Cast<object>().Select(Wrap).OfType<ConventionFormatter>();
        var preferred = PropertyOf(attribute, "PreferredMimeTypes") as string[] ?? [];
        return [.. formatters.OrderBy(f => Array.IndexOf(preferred, f.MimeType) is var i and >= 0 ? i : int.MaxValue)];
    }

    private static ConventionFormatter? Wrap(object formatter) =>
        PropertyOf(formatter, "MimeType") is string mimeType
        && formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)]) is { } format
        && format.ReturnType == typeof(bool)
            ? new ConventionFormatter(formatter, mimeType, format)
            : null;

    private static object? PropertyOf(object owner, string name) => owner.GetType().GetProperty(name)?.GetValue(owner);
}
