namespace EksCalc.Testing;

/// <summary>Reads the tests' tables of facts: comma-separated, a header row, no quotes.</summary>
public static class DataFile
{
    /// <summary>The rows of a file, each by column name.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string path)
    {
        var lines = File.ReadAllLines(path);
        var names = lines[0].Split(',');
        return [.. lines.Skip(1).Where(line => line.Length > 0).Select(Row)];

        IReadOnlyDictionary<string, string> Row(string line)
        {
            var fields = line.Split(',');
            Assert.Equal(names.Length, fields.Length);
            return names.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second);
        }
    }

    /// <summary>The rows of a file as theory data, each with the value of its first column as the test's display name.</summary>
    public static TheoryData<IReadOnlyDictionary<string, string>> Theory(string path)
    {
        var data = new TheoryData<IReadOnlyDictionary<string, string>>();
        foreach (var row in Rows(path))
            data.Add(new TheoryDataRow<IReadOnlyDictionary<string, string>>(row) { TestDisplayName = row.First().Value });
        return data;
    }

    /// <summary>Variables written as <c>A=1;B=2</c>.</summary>
    public static IReadOnlyDictionary<string, string> Environment(string text) => text
        .Split(';', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split('=', 2))
        .ToDictionary(part => part[0], part => part[1]);
}
