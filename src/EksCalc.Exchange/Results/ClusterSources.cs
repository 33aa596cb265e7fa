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
                clusters.AddRange(Naming(file, () => read(file)));
            }
            catch (InvalidInputException invalid)
            {
                problems.AddRange(invalid.Problems);
            }
        }

        return problems.Count > 0 ? throw new InvalidInputException(problems) : clusters;
    }

    /// <summary>Reads a file so that every problem names it.</summary>
    public static T Naming<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidInputException invalid)
        {
            throw new InvalidInputException([.. invalid.Problems.Select(problem => Names(problem) ? problem : new InputProblem($"{file}: {problem.Place}", problem.Message))]);
        }

        // A place in a file may begin as the file is called: nodeGroups in a file n.
        bool Names(InputProblem problem) => problem.Place == file
            || problem.Place.StartsWith($"{file}:", StringComparison.Ordinal) || problem.Place.StartsWith($"{file} (line ", StringComparison.Ordinal);
    }
}
