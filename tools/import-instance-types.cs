#:project ../src/EksCalc/EksCalc.csproj
#:property PublishAot=false

// Makes data/instance-types.csv from a table with the same columns, in any row order: every column of every row is
// checked, alone and against the others, and all problems are reported before anything is written.
//
//   dotnet run tools/import-instance-types.cs -- SOURCE.csv data/instance-types.csv
//
// Exit codes: 0 written, 2 the source cannot be used.

using System.Text;
using EksCalc;
using EksCalc.Instances;

if (args is not [var source, var target])
{
    Console.Error.WriteLine("Usage: dotnet run tools/import-instance-types.cs -- SOURCE.csv TARGET.csv");
    return 2;
}

try
{
    // Sorted here, so that only what a person has to decide is reported; problems then name the line after sorting.
    var lines = File.ReadAllLines(source);
    var rows = lines.Skip(1).Where(line => line.Length > 0).OrderBy(line => line.Split(',')[0], StringComparer.Ordinal);
    var text = string.Join('\n', lines.Take(1).Concat(rows)) + '\n';
    var catalog = InstanceCatalog.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), Path.GetFileName(source));

    var beside = target + ".new";
    File.WriteAllText(beside, InstanceCsv.Write(catalog.Types));
    File.Move(beside, target, overwrite: true);
    Console.WriteLine($"{target}: {catalog.Types.Count} instance types, version {catalog.DataVersion}");
    return 0;
}
catch (Exception error) when (error is InvalidInputException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}
