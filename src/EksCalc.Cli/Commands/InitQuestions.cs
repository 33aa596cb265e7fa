using System.CommandLine;
using EksCalc.Input;

namespace EksCalc.Cli.Commands;

/// <summary>Asks a person for options, one after the other.</summary>
internal static class InitQuestions
{
    /// <summary>Wrong answers in a row after which nobody seems to be there.</summary>
    private const int MostTries = 20;

    /// <summary>The options as words of a command line; those that are left as they are, are left out.</summary>
    /// <param name="questions">What is asked, and what an empty answer stands for.</param>
    /// <param name="command">Judges each answer.</param>
    /// <param name="input">Where answers come from; where it ends, all else is left as it is.</param>
    /// <param name="console">Where the questions go.</param>
    public static IReadOnlyList<string> Ask(
        IEnumerable<(Option Option, string Question, string Usual)> questions, Command command, TextReader input, ToolConsole console)
    {
        var words = new List<string>();
        foreach (var (option, question, usual) in questions)
        {
            for (var tries = 0; tries < MostTries; tries++)
            {
                console.Error.Write($"{question} [{usual}]: ");
                if (input.ReadLine()?.Trim() is not { Length: > 0 } answer)
                    break;
                if (command.Parse([option.Name, answer]).Errors is not { Count: > 0 } errors)
                {
                    words.AddRange([option.Name, answer]);
                    break;
                }

                console.Note(ShownText.Bounded(errors[0].Message));
            }
        }

        return words;
    }
}
