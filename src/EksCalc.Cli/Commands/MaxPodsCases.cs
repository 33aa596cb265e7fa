using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using EksCalc.Cli.Output;
using EksCalc.Cni;
using EksCalc.Exchange;
using EksCalc.Input;
using EksCalc.Instances;
using EksCalc.Nodes;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc max-pods --cases</c>: a file of cases in, the same rows with our answer out.</summary>
internal static class MaxPodsCases
{
    /// <summary>Largest file of cases that is read, in bytes: 64 MiB, more than a million cases.</summary>
    private const int MaxFileBytes = 64 * 1024 * 1024;

    private static readonly string[] Needed = ["instanceType", "cniVersion", "prefixDelegation", "customNetworking", "cniMaxEni"];

    public static int Run(FileInfo file, bool uncapped, OutputFormat format, ToolConsole console)
    {
        var (columns, rows) = InputKind.Reading(file.ToString(), InputKind.MaxPodsCases, () =>
        {
            using var text = new StringReader(InputFile.ReadText(file.ToString(), MaxFileBytes));
            return Answer(text, file.ToString(), uncapped);
        });
        var answers = rows.Select(row => PlainNumber.TryParse(row["actual"], out var pods) ? pods : 0).ToList();
        if (answers.Count > 0)
            console.Answer(FormattableString.Invariant($"{answers.Count:N0} {(answers.Count == 1 ? "case" : "cases")}: from {answers.Min():N0} to {answers.Max():N0} pods on a node."), format);
        console.Write(
            new Result(columns, [.. rows.Select(row => columns.Select(column => (object?)row[column]).ToList())], rows, ToolJson.Readable.IReadOnlyListDictionaryStringString),
            format);

        if (!columns.Contains("expected"))
            return ExitCode.Done;
        var equal = rows.Count(row => row["expected"] == row["actual"]);
        console.Note(FormattableString.Invariant($"{equal:N0} of {rows.Count:N0} equal to 'expected'."));
        return equal == rows.Count ? ExitCode.Done : ExitCode.No;
    }

    private static (IReadOnlyList<string> Columns, IReadOnlyList<Dictionary<string, string>> Rows) Answer(TextReader text, string fileName, bool uncapped)
    {
        var problems = new List<InputProblem>();
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = bad => problems.Add(new InputProblem($"{fileName}:{bad.Context.Parser!.RawRow}", "a quote is out of place.")),
            MissingFieldFound = null,
        });
        if (!csv.Read() || !csv.ReadHeader())
            throw new InvalidInputException(fileName, "is empty.");
        var columns = csv.HeaderRecord!;
        if (Needed.Except(columns).ToList() is { Count: > 0 } missing)
            throw new InvalidInputException($"{fileName}:1", $"the columns {string.Join(", ", missing)} are missing.");
        if (columns.Distinct().Count() != columns.Length)
            throw new InvalidInputException($"{fileName}:1", "a column is there twice.");

        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
        {
            var row = columns.ToDictionary(column => column, column => csv.GetField(column) ?? "");
            try
            {
                row["actual"] = MaxPods.Recommended(InstanceCatalog.Default.Get(row["instanceType"]), Options(row) with { Uncapped = uncapped }).MaxPods.ToString(CultureInfo.InvariantCulture);
                rows.Add(row);
            }
            catch (InvalidInputException invalid)
            {
                problems.AddRange(invalid.Problems.Select(problem => new InputProblem($"{fileName}:{csv.Parser.RawRow}", problem.ToString())));
            }
        }

        return problems.Count == 0 ? ([.. columns.Where(column => column != "actual"), "actual"], rows) : throw new InvalidInputException(problems);
    }

    private static MaxPodsOptions Options(Dictionary<string, string> row) => new()
    {
        CniVersion = CniVersion.Parse(row["cniVersion"]),
        PrefixDelegation = Flag(row, "prefixDelegation"),
        CustomNetworking = Flag(row, "customNetworking"),
        MaxEni = row["cniMaxEni"].Length == 0 ? null : MaxEni(row["cniMaxEni"]),
    };

    private static bool Flag(Dictionary<string, string> row, string column) => row[column].ToUpperInvariant() switch
    {
        "TRUE" => true,
        "FALSE" or "" => false,
        _ => throw new InvalidInputException(column, $"{ShownText.Quoted(row[column])} is neither true nor false."),
    };

    private static int MaxEni(string text) =>
        PlainNumber.TryParse(text, out var value) && value >= 1
            ? value
            : throw new InvalidInputException("cniMaxEni", $"{ShownText.Quoted(text)} is not a whole number from 1; leave it empty where MAX_ENI is not set.");
}
