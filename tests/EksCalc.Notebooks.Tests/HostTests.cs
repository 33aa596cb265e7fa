using System.Reflection;
using System.Text.RegularExpressions;

namespace EksCalc.Notebooks.Tests;

/// <summary>What notebook hosts rely on, tried as they do: by names alone.</summary>
public sealed partial class HostTests
{
    [Fact]
    public void View_ConventionAttribute_IsInheritedAndLeadsToFormatters()
    {
        var formatters = FormattersOf(Samples.Consumption);
        Assert.Equal(["image/png", "text/html", "text/plain", "text/x-digest", "text/x-still-html"], formatters.Keys.Order());
        Assert.Equal((true, Samples.Consumption.ToHtml()), Format(formatters["text/html"], Samples.Consumption));
        Assert.Equal((true, Samples.Consumption.ToString()), Format(formatters["text/plain"], Samples.Consumption));
    }

    [Fact]
    public void View_PreferredMimeType_IsHtml()
    {
        var attribute = ConventionAttribute(typeof(TableView));
        Assert.Equal(["text/html"], (string[])attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute)!);
    }

    [Fact]
    public void Formatters_ViewWithoutPicture_RefusePng()
    {
        var table = new[] { 1 }.ToView();
        Assert.Equal((false, ""), Format(FormattersOf(table)["image/png"], table));
        Assert.Equal((false, ""), Format(FormattersOf(table)["text/x-digest"], table));
        Assert.Equal((false, ""), Format(FormattersOf(table)["text/html"], "not a view"));
    }

    [Fact]
    public void Init_Html_HasPlotlyOnceAndALineToRead()
    {
        var html = Notebook.Init().ToHtml();
        Assert.Single(ScriptStart().Matches(html));
        Assert.Contains("<script data-shared=\"plotly-2.28.0\">", html, StringComparison.Ordinal);
        Assert.EndsWith("<p>EksCalc 0.1.0, charts ready, offline</p>\n", html, StringComparison.Ordinal);
        Assert.DoesNotContain("cdn.", html[..1000], StringComparison.Ordinal);
    }

    [Fact]
    public void Init_Again_IsTheSame() => Assert.Equal(Notebook.Init().ToHtml(), Notebook.Init().ToHtml());

    [Fact]
    public void Init_Text_IsOneLine() => Assert.Equal("EksCalc 0.1.0, charts ready, offline", Notebook.Init().ToString());

    [Fact]
    public void Chart_Html_BringsNoPlotlyAndNoIds()
    {
        var html = Samples.Consumption.ToHtml();
        Assert.Equal(2, ScriptStart().Count(html));
        Assert.True(html.Length < 40_000);
        Assert.DoesNotContain(" id=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("currentScript", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Chart_HostileWords_StayWords()
    {
        var chart = Charts.SubnetConsumption([Samples.CurveOf(Samples.Hostile, 1, 2)], Samples.Hostile);
        var html = chart.ToHtml();
        Assert.Equal(2, ScriptStart().Count(html));
        Assert.Equal(2, ScriptEnd().Count(html));
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\u2028', html[html.IndexOf("<script>", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void Notebook_Signatures_NameNoTypeOfADependency()
    {
        // Both run before the dependencies can be loaded.
        Type[] early = [typeof(Notebook), typeof(View), typeof(EksCalc.Notebooks.Hosting.NeighbourContext)];
        var named = early.SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .SelectMany(member => member switch
            {
                MethodInfo method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType),
                FieldInfo field => [field.FieldType],
                _ => Type.EmptyTypes,
            });
        var own = typeof(View).Assembly;
        Assert.All(named, type => Assert.True(type.Assembly == own || type.Assembly.GetName().Name!.StartsWith("System", StringComparison.Ordinal), type.FullName));
    }

    private static object ConventionAttribute(Type type) =>
        Assert.Single(type.GetCustomAttributes(inherit: true), attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute");

    private static Dictionary<string, object> FormattersOf(View view)
    {
        var attribute = ConventionAttribute(view.GetType());
        var source = Activator.CreateInstance((Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!)!;
        var formatters = (IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
        return formatters.ToDictionary(formatter => (string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)!);
    }

    private static (bool Done, string Text) Format(object formatter, object value)
    {
        using var writer = new StringWriter();
        var done = (bool)formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])!.Invoke(formatter, [value, writer])!;
        return (done, writer.ToString());
    }

    [GeneratedRegex("<script", RegexOptions.IgnoreCase)]
    private static partial Regex ScriptStart();

    [GeneratedRegex("</script", RegexOptions.IgnoreCase)]
    private static partial Regex ScriptEnd();
}
