using System.Globalization;
using System.Text.RegularExpressions;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Notebooks.Tables;
using EksCalc.Sweeps;

namespace EksCalc.Notebooks.Figures;

/// <summary>A swept parameter's values and where they are in the result.</summary>
/// <param name="Title">The parameter in words.</param>
/// <param name="Names">The values as a person would say them.</param>
/// <param name="Stride">Rows from one value to the next.</param>
internal sealed partial record SweepAxisValues(string Title, IReadOnlyList<string> Names, int Stride)
{
    private static readonly Dictionary<string, string> Measures = new(StringComparer.Ordinal)
    {
        ["tightestShare"] = "Share of the fullest subnet in use",
        ["tightestFree"] = "Free addresses of the fullest subnet",
        ["tightestSubnet"] = "Fullest subnet",
        ["peakAddresses"] = "Addresses at the peak",
        ["steadyAddresses"] = "Addresses at rest",
        ["churnedAddresses"] = "Addresses after churn",
    };

    public static SweepAxisValues Of(SweepResult sweep, string parameter)
    {
        var column = sweep.Column(parameter);
        return sweep.Parameters.Contains(column)
            ? new SweepAxisValues(TitleOf(parameter), [.. Enumerable.Range(0, column.Cycle).Select(index => Words(parameter, Convert.ToString(column.ValueAt(index * column.Repeat), CultureInfo.InvariantCulture)!))], column.Repeat)
            : throw new ArgumentException($"'{parameter}' is a measure, not a parameter of the sweep.", nameof(parameter));
    }

    /// <summary>A parameter's or measure's name in words: <c>Subnet addresses</c>, <c>WARM_IP_TARGET</c>, of a scenario's value <c>web: pods per node</c>.</summary>
    public static string TitleOf(string column) =>
        column.StartsWith(NodeParameters.CniPrefix, StringComparison.Ordinal) ? column[NodeParameters.CniPrefix.Length..]
        : Measures.TryGetValue(column, out var words) ? words
        : Path().Match(column) is { Success: true } path ? $"{NameOf(path)}: {Property(path.Groups["property"].Value)}"
        : Headings.Words(column);

    /// <summary>Whether a measure is a share of what there is, so that more than 1 is too much.</summary>
    public static bool IsShare(string measure) => measure.EndsWith("Share", StringComparison.Ordinal);

    /// <summary>Refuses a sweep in which anything but the named parameters changes.</summary>
    public static void RequireOthersFixed(SweepResult sweep, params IReadOnlyList<string> parameters)
    {
        foreach (var column in sweep.Parameters)
        {
            if (!parameters.Contains(column.Name) && column.Cycle > 1)
                throw new ArgumentException($"'{column.Name}' has several values too; a chart of {string.Join(" and ", parameters)} needs it to have one.", nameof(sweep));
        }
    }

    /// <summary>A measure as numbers, by row.</summary>
    public static Func<int, double> NumbersOf(SweepResult sweep, string measure) => sweep.Column(measure) switch
    {
        SweepColumn<int> numbers => row => numbers[row],
        SweepColumn<long> numbers => row => numbers[row],
        SweepColumn<double> numbers => row => numbers[row],
        SweepColumn<bool> flags => row => flags[row] ? 1 : 0,
        _ => throw new ArgumentException($"'{measure}' is not a number.", nameof(measure)),
    };

    private static string NameOf(Match path) => path.Groups["name"].Value is "*" ? $"all {(path.Groups["list"].Value == "nodeGroups" ? "groups" : path.Groups["list"].Value)}" : path.Groups["name"].Value;

    private static string Property(string name) => name == "count" ? "nodes" : char.ToLowerInvariant(Headings.Words(name)[0]) + Headings.Words(name)[1..];

    // Names of groups and subnets may have dots; the property has none.
    [GeneratedRegex(@"^(?<list>nodeGroups|subnets|consumers)\.(?<name>.+)\.(?<property>[a-zA-Z]+)$")]
    private static partial Regex Path();

    private static string Words(string parameter, string value) => parameter == NodeParameters.Mode.Name ? Enum.Parse<ModeOption>(value, ignoreCase: true).ToWords() : value;
}
