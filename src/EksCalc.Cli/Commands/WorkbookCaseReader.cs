using System.Text;
using System.Text.Json;
using EksCalc.Exchange;
using EksCalc.Input;
using EksCalc.Workbook;

namespace EksCalc.Cli.Commands;

/// <summary>
/// Reads a file of cases, one JSON object a line. What is wrong is collected over the whole file, each problem with its
/// line and JSON path, and reported at once.
/// </summary>
internal sealed class WorkbookCaseReader
{
    /// <summary>Largest file of cases that is read, in bytes: 16 MiB, more than 10,000 cases.</summary>
    private const int MaxFileBytes = 16 * 1024 * 1024;

    /// <summary>A file with more problems than this is of another kind; the rest is not read.</summary>
    private const int MostProblems = 100;

    /// <summary>A file whose first lines are all no JSON is no file of cases, which is said once.</summary>
    private const int LinesToKnowJson = 3;

    private const string Sample = """{"sheet": "WarmENI", "input": {...}}""";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly string file;
    private readonly List<InputProblem> problems = [];
    private string place;
    private int linesNotJson;

    private WorkbookCaseReader(string file) => this.file = place = file;

    /// <summary>The cases of a file.</summary>
    /// <exception cref="InvalidInputException">It cannot be used; every problem with its line.</exception>
    public static IReadOnlyList<WorkbookCase> Read(FileInfo file)
    {
        var reader = new WorkbookCaseReader(file.ToString());
        var cases = reader.Cases(InputFile.ReadText(file.ToString(), MaxFileBytes));
        if (cases.Count == 0 && reader.problems.Count == 0)
            throw new InvalidInputException(reader.file, $$"""has no cases. A line is {{Sample}}.""");
        return reader.problems.Count == 0 ? cases : throw new InvalidInputException(reader.problems);
    }

    private List<WorkbookCase> Cases(string text)
    {
        var cases = new List<WorkbookCase>();
        var (number, linesRead) = (0, 0);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            place = $"{file}:{++number}";
            var line = text[range];
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (problems.Count >= MostProblems)
            {
                Problem("", "and so on; the rest of the file was not read.");
                break;
            }

            linesRead++;
            if (Case(line, number) is { } read)
                cases.Add(read);
            if (linesNotJson == LinesToKnowJson && linesRead == LinesToKnowJson)
                throw new InvalidInputException(file, $$"""is no file of cases: its first {{LinesToKnowJson}} lines are not JSON. A line is {{Sample}}.""");
        }

        return cases;
    }

    private WorkbookCase? Case(string line, int number)
    {
        try
        {
            var utf8 = Encoding.UTF8.GetBytes(line);
            if (JsonText.FirstInvalid(utf8) is >= 0 and var at)
            {
                Problem("", $"column {Utf8Text.PlaceOf(utf8, at).Column}: {JsonText.Wrong}.");
                return null;
            }

            using var document = JsonDocument.Parse(utf8, Strict);
            var root = document.RootElement.Clone();
            if (!IsObject(root, "", "sheet", "input", "expected"))
                return null;
            var before = problems.Count;
            var sheet = Sheet(root);
            var input = Member(root, "", "input") is { } json ? Input(json) : null;
            if (problems.Count > before)
                return null;
            return new WorkbookCase(number, sheet, input!, root.GetProperty("input"), root.TryGetProperty("expected", out var expected) ? expected : null);
        }
        catch (JsonException error)
        {
            linesNotJson++;
            var byteAt = error.BytePositionInLine is { } position ? $" at byte {position + 1} of the line" : "";
            Problem("", $"cannot be read as JSON{byteAt}: {error.Message.Split(" LineNumber:", 2)[0]}");
            return null;
        }
    }

    private WorkbookSheet Sheet(JsonElement root)
    {
        if (Member(root, "", "sheet") is not { } sheet)
            return default;
        var name = sheet.ValueKind == JsonValueKind.String ? sheet.GetString()! : Shown(sheet);
        if (!WorkbookCase.Sheets.TryGetValue(name, out var value))
            Problem("sheet", $"{ShownText.Quoted(name)} is not a sheet; there are {string.Join(" and ", WorkbookCase.Sheets.Keys)}.");
        return value;
    }

    private WorkbookInput? Input(JsonElement json)
    {
        if (!IsObject(json, "input", "subnetSize", "warmTarget", "hostNetworkingIps", "daemonsetPods", "rows"))
            return null;
        return new WorkbookInput
        {
            SubnetSize = Cell(json, "input", "subnetSize"),
            WarmTarget = Cell(json, "input", "warmTarget"),
            HostNetworkingIps = Cell(json, "input", "hostNetworkingIps"),
            DaemonsetPods = json.TryGetProperty("daemonsetPods", out _) ? Cell(json, "input", "daemonsetPods") : null,
            Rows = Rows(json),
        };
    }

    private List<WorkbookInputRow> Rows(JsonElement input)
    {
        if (Member(input, "input", "rows") is not { } rows)
            return [];
        if (rows.ValueKind != JsonValueKind.Array)
        {
            Problem("input.rows", $"{Shown(rows)} is not an array of rows.");
            return [];
        }

        return [.. rows.EnumerateArray().Select((row, index) => Row(row, $"input.rows[{index}]"))];
    }

    private WorkbookInputRow Row(JsonElement row, string path) =>
        IsObject(row, path, "instanceType", "count", "podsPerNode")
            ? new WorkbookInputRow(InstanceType(row, path), Cell(row, path, "count"), Cell(row, path, "podsPerNode"))
            : new WorkbookInputRow(null, null, null);

    private string? InstanceType(JsonElement row, string path)
    {
        if (Member(row, path, "instanceType") is not { ValueKind: not JsonValueKind.Null } type)
            return null;
        if (type.ValueKind == JsonValueKind.String)
            return type.GetString();
        Problem($"{path}.instanceType", $"{Shown(type)} is not a name in quotes.");
        return null;
    }

    /// <summary>A number, or null for a blank cell.</summary>
    private double? Cell(JsonElement parent, string path, string name)
    {
        if (Member(parent, path, name) is not { ValueKind: not JsonValueKind.Null } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number))
            return number;
        Problem($"{path}.{name}", $"{Shown(value)} is not a number that a cell can hold; write e.g. 2, or null for a blank cell.");
        return null;
    }

    private JsonElement? Member(JsonElement parent, string path, string name)
    {
        if (parent.TryGetProperty(name, out var value))
            return value;
        Problem(path.Length == 0 ? name : $"{path}.{name}", name is "sheet" or "input" or "rows" ? "is missing." : "is missing; write null for a blank cell.");
        return null;
    }

    private bool IsObject(JsonElement value, string path, params string[] names)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Problem(path, $"{Shown(value)} is not an object with the fields {string.Join(", ", names)}.");
            return false;
        }

        foreach (var unknown in value.EnumerateObject().Select(property => property.Name).Except(names))
        {
            var suggestion = NearestNames.DidYouMean(unknown, names);
            Problem(path.Length == 0 ? unknown : $"{path}.{unknown}", $"no such field{(suggestion.Length == 0 ? $"; there are {string.Join(", ", names)}." : suggestion)}");
        }

        return true;
    }

    private void Problem(string path, string message) => problems.Add(new InputProblem(path.Length == 0 ? place : $"{place} {path}", message));

    private static string Shown(JsonElement value) => ShownText.Short(value.GetRawText());
}
