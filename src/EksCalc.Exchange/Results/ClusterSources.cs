using EksCalc.Clusters;

namespace EksCalc.Exchange.Results;

/// <summary>The clusters of scenario files, each with its place.</summary>
internal static class ClusterSources
{
    /// <summary>Reads the clusters of files, one or more of each; every problem of every file is named.</summary>
    /// <param name="files">The files' names.</param>
    /// <param name="read">Reads one.</param>
    /// <exception cref="InvalidInputException">A file cannot be read or breaks a rule.</exception>
    public static IReadOnlyList<ClusterSource> Of(IEnumerable<string> files, Func<string, IReadOnlyList<ClusterSource>> read)
    {
        var (clusters, problems) = (new List<ClusterSource>(), new List<InputProblem>());
        foreach (var file in files)
        {
            try
            {
                clusters.AddRange(InputFile.Naming(file, () => read(file)));
            }
            catch (InvalidInputException invalid)
            {
                problems.AddRange(invalid.Problems);
            }
        }

        return problems.Count > 0 ? throw new InvalidInputException(problems) : clusters;
    }
}
