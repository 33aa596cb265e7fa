using EksCalc.Input;
using Spectre.Console;

namespace EksCalc.Cli.Output;

/// <summary>What a person reads results on.</summary>
/// <param name="Width">How many cells a line has room for; a word that is longer is not split.</param>
/// <param name="HasColors">Whether good, warning and bad have colours, and headings are bold.</param>
internal sealed record Screen(int Width, bool HasColors)
{
    /// <summary>The width where nothing says one: of files and pipes.</summary>
    public const int UsualWidth = 120;

    private const int LeastWidth = 20;
    private const int MostWidth = 10_000;

    /// <summary>A file, a pipe, a program's own writer.</summary>
    public static Screen Plain { get; } = new(UsualWidth, HasColors: false);

    /// <summary>
    /// Standard output or standard error as the process has it: as wide as COLUMNS says, else as the terminal is, else 120; with colours
    /// on a terminal that has them, unless NO_COLOR is set or TERM is dumb. Any other writer is plain.
    /// </summary>
    public static Screen Of(TextWriter writer)
    {
        if (!ReferenceEquals(writer, Console.Out) && !ReferenceEquals(writer, Console.Error))
            return Plain;
        var isTerminal = IsTerminal(writer);
        var columns = Environment.GetEnvironmentVariable("COLUMNS");
        var width = PlainNumber.TryParse(columns, out var asked) && asked > 0 ? asked : isTerminal ? TerminalWidth() : UsualWidth;
        return new Screen(Math.Clamp(width, LeastWidth, MostWidth), isTerminal && WantsColors() && AnsiCapabilities.Create(writer).Ansi);
    }

    /// <summary>Whether a writer is the process's terminal.</summary>
    public static bool IsTerminal(TextWriter writer) =>
        (ReferenceEquals(writer, Console.Out) && !Console.IsOutputRedirected) || (ReferenceEquals(writer, Console.Error) && !Console.IsErrorRedirected);

    /// <summary>A text in the colour of its tone; itself where there are no colours.</summary>
    public string Paint(string text, Tone tone) => !HasColors || tone == Tone.Plain || text.Length == 0 ? text : $"\e[{Code(tone)}m{text}\e[0m";

    private static string Code(Tone tone) => tone switch
    {
        Tone.Good => "32",
        Tone.Warning => "33",
        Tone.Bad => "31",
        _ => "1",
    };

    private static bool WantsColors() =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";

    private static int TerminalWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : UsualWidth;
        }
        catch (IOException)
        {
            return UsualWidth;
        }
    }
}
