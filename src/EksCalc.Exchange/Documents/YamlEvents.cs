using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EksCalc.Exchange.Documents;

/// <summary>The parser's events one after another; whatever it makes of a text that is not YAML becomes one kind of exception.</summary>
internal sealed class YamlEvents
{
    private readonly Scanner scanner;
    private readonly Parser parser;

    public YamlEvents(string text)
    {
        scanner = new Scanner(new StringReader(text), skipComments: true);
        parser = new Parser(scanner);
        Advance();
    }

    /// <summary>The event that was read last.</summary>
    public ParsingEvent Current { get; private set; } = new StreamStart();

    /// <summary>Where it begins.</summary>
    public Position At => PositionOf(Current.Start);

    /// <summary>Reads the next event.</summary>
    /// <exception cref="UnreadableTextException">The text is not YAML.</exception>
    public void Advance()
    {
        try
        {
            parser.MoveNext();
        }
        catch (YamlException exception)
        {
            // Of a tab the parser gives the place where its line would have belonged.
            var at = exception.Message.Contains(" tab ", StringComparison.Ordinal) ? scanner.CurrentPosition : exception.Start;
            throw new UnreadableTextException(PositionOf(at), SyntaxMistake.Describe(exception.Message));
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException or ArithmeticException)
        {
            // YamlDotNet 18.1.0 has such ends too: `{ a: "b"`, line break, `c: d` is an InvalidOperationException of its scanner.
            throw new UnreadableTextException(PositionOf(scanner.CurrentPosition), SyntaxMistake.Describe(""));
        }

        Current = parser.Current ?? throw new UnreadableTextException(PositionOf(scanner.CurrentPosition), SyntaxMistake.Describe(""));
    }

    private static Position PositionOf(Mark mark) => new(mark.Line, mark.Column);
}
