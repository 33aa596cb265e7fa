using System.CommandLine.Completions;
using EksCalc.Clusters;
using EksCalc.Exchange;
using EksCalc.Exchange.Results;

namespace EksCalc.Cli.Commands;

/// <summary>A scenario file named on the command line.</summary>
internal static class ScenarioInput
{
    private const int MostFiles = 100;

    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];
    private static readonly EnumerationOptions NearFiles = new() { RecurseSubdirectories = true, MaxRecursionDepth = 3 };

    /// <summary>Files in the working folder and a little below that may be scenarios, to complete what is typed.</summary>
    public static IEnumerable<string> FilesBelow(CompletionContext context) => Directory
        .EnumerateFiles(".", "*", NearFiles)
        .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
        .Select(file => file[2..].Replace(Path.DirectorySeparatorChar, '/'))
        .Take(MostFiles)
        .Order(StringComparer.Ordinal);

    /// <summary>Reads it, as one cluster; every problem names the file.</summary>
    /// <exception cref="InvalidInputException">The file cannot be read, breaks a rule or has several clusters.</exception>
    public static ClusterScenario Read(string file) => InputKind.Reading(file, InputKind.Scenario, () => InputFile.Naming(file, () => ScenarioFile.Read(file)));

    /// <summary>Reads the clusters of files, one or more of each; every problem of every file is named.</summary>
    /// <exception cref="InvalidInputException">A file cannot be read or breaks a rule.</exception>
    public static IReadOnlyList<ClusterSource> ReadClusters(IEnumerable<string> files) =>
        ClusterSources.Of(files, file => InputKind.Reading(file, InputKind.Scenario, () => ScenarioFile.ReadSources(file)));
}
