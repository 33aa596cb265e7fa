using EksCalc.Clusters;
using EksCalc.Exchange.Documents;
using EksCalc.Exchange.Scenarios;

namespace EksCalc.Exchange;

/// <summary>Scenario files: YAML or JSON, as <c>docs/scenario.md</c> and <c>data/schema/scenario.schema.json</c> describe them.</summary>
public static class ScenarioFile
{
    /// <summary>Largest file that is read, in bytes: 4 MiB, hundreds of times a real one.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>Reads a scenario of one cluster from a file.</summary>
    /// <param name="path">The file. One that is larger than <see cref="MaxBytes"/> is not opened.</param>
    /// <exception cref="InvalidInputException">
    /// The file cannot be read, breaks a rule, or has several clusters; every problem is listed with its path, line and column, in the file's order.
    /// </exception>
    public static ClusterScenario Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Single(Parse(InputFile.ReadText(path, MaxBytes), path));
    }

    /// <summary>Reads the scenario of each cluster that a file has: one, or those of its list <c>clusters</c>, which share the VPC, subnets and consumers.</summary>
    /// <param name="path">The file. One that is larger than <see cref="MaxBytes"/> is not opened.</param>
    /// <returns>One or more, in the file's order; several are for <see cref="ClusterPlanner.Plan(IReadOnlyList{ClusterScenario}, Instances.InstanceCatalog?)"/>.</returns>
    /// <exception cref="InvalidInputException">
    /// The file cannot be read or breaks a rule; every problem is listed with its path, line and column, in the file's order.
    /// </exception>
    public static IReadOnlyList<ClusterScenario> ReadClusters(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return [.. ReadSources(path).Select(source => source.Scenario)];
    }

    /// <summary>The same with their places in the file, for what only shows beside other clusters.</summary>
    internal static IReadOnlyList<ClusterSource> ReadSources(string path) => Sources(InputFile.ReadText(path, MaxBytes), path);

    /// <summary>The same of a stream.</summary>
    internal static IReadOnlyList<ClusterSource> ReadSources(Stream stream, string fileName) => Sources(InputFile.ReadText(stream, fileName, MaxBytes), fileName);

    private static IReadOnlyList<ClusterSource> Sources(string text, string path)
    {
        var (document, problems) = Bound(text, path);
        return
        [
            .. document.ByCluster().Select((own, index) => new ClusterSource($"{path}: ", ScenarioReader.Scenario(own), document.Clusters.Count == 0 ? "cluster" : Display.Item("clusters", index))
            {
                Located = new DocumentPart(problems, document.Clusters.Count == 0 ? null : index, []).Located,
            }),
        ];
    }

    /// <summary>Reads a scenario of one cluster from a stream.</summary>
    /// <param name="stream">UTF-8 text, at most <see cref="MaxBytes"/>; it is read to its end, or a little past the limit.</param>
    /// <param name="fileName">How problems of the whole file name it.</param>
    /// <exception cref="InvalidInputException">
    /// The text breaks a rule, or has several clusters; every problem is listed with its path, line and column, in the file's order.
    /// </exception>
    public static ClusterScenario Read(Stream stream, string fileName)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(fileName);
        return Single(Parse(InputFile.ReadText(stream, fileName, MaxBytes), fileName));
    }

    /// <summary>Reads the scenario of each cluster from a stream.</summary>
    /// <param name="stream">UTF-8 text, at most <see cref="MaxBytes"/>; it is read to its end, or a little past the limit.</param>
    /// <param name="fileName">How problems of the whole file name it.</param>
    /// <returns>One or more, in the file's order.</returns>
    /// <exception cref="InvalidInputException">The text breaks a rule; every problem is listed with its path, line and column, in the file's order.</exception>
    public static IReadOnlyList<ClusterScenario> ReadClusters(Stream stream, string fileName)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(fileName);
        return Parse(InputFile.ReadText(stream, fileName, MaxBytes), fileName);
    }

    /// <summary>Writes a scenario as YAML that reads back as an equal one.</summary>
    /// <param name="scenario">A scenario that keeps the rules of the format, as one that was read does.</param>
    /// <returns>The text, lines ending with a line feed. Defaults are left out.</returns>
    /// <remarks>What a scenario does not hold is not written: <c>nodes.min</c>, the patch number of <c>cniVersion</c>, comments.</remarks>
    public static string Write(ClusterScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return Write([scenario]);
    }

    /// <summary>Writes clusters that share their VPC, subnets and consumers as YAML that reads back as equal ones.</summary>
    /// <param name="clusters">Scenarios that keep the rules of the format, as those of one file do.</param>
    internal static string Write(IReadOnlyList<ClusterScenario> clusters) =>
        YamlText.Of(new DocumentWriter(ScenarioFormat.Instance).Tree(ScenarioWriter.Document(clusters)));

    /// <summary>The JSON schema of scenario files (draft 2020-12), for editors. It cannot say what the values must be to each other.</summary>
    public static string JsonSchema() => new DocumentSchema(ScenarioFormat.Instance).TextOf(typeof(ScenarioDocument), "EksCalc scenario");

    private static ClusterScenario Single(IReadOnlyList<ClusterScenario> clusters) => clusters.Count == 1 ? clusters[0]
        : throw new InvalidInputException("clusters", $"{clusters.Count} clusters found, and one is expected here: write the one that is meant into a file of its own. Plans and checks take files with several.");

    private static IReadOnlyList<ClusterScenario> Parse(string text, string fileName) => [.. Bound(text, fileName).Document.ByCluster().Select(ScenarioReader.Scenario)];

    private static (ScenarioDocument Document, DocumentProblems Problems) Bound(string text, string fileName)
    {
        var problems = new DocumentProblems(fileName);
        var root = TreeReader.Read(text, problems);
        if (root is null)
        {
            problems.ThrowIfAny();
            throw new InvalidOperationException("A document that cannot be read has a problem.");
        }

        var document = new DocumentBinder(ScenarioFormat.Instance, problems).Bind<ScenarioDocument>(root);
        ScenarioDrafts.Check(document, problems);
        problems.ThrowIfAny();
        return (document, problems);
    }
}
