using EksCalc.Clusters;
using EksCalc.Exchange;

namespace EksCalc.Cli.Commands;

/// <summary>A scenario file named on the command line.</summary>
internal static class ScenarioInput
{
    /// <summary>Reads it; every problem names the file.</summary>
    /// <exception cref="InvalidInputException">The file cannot be read or breaks a rule.</exception>
    public static ClusterScenario Read(string file)
    {
        try
        {
            return ScenarioFile.Read(file);
        }
        catch (InvalidInputException invalid)
        {
            throw new InvalidInputException([.. invalid.Problems.Select(problem =>
                problem.Place.StartsWith(file, StringComparison.Ordinal) ? problem : new InputProblem($"{file}: {problem.Place}", problem.Message))]);
        }
    }
}
