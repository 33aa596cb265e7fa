using System.CommandLine;
using System.CommandLine.Parsing;
using EksCalc.Files;

namespace EksCalc.Cli.Commands;

/// <summary>A result is never written over what it was made of.</summary>
internal static class OwnInput
{
    /// <exception cref="InvalidInputException">A file that is written is one that is read.</exception>
    public static void Refuse(ParseResult parsed)
    {
        var given = parsed.CommandResult.Children;
        var read = given.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Concat(Of(FileUse.Read)).Select(token => token.Value).Where(File.Exists).ToList();
        foreach (var target in Of(FileUse.Written).Select(token => token.Value).Where(target => read.Exists(file => WholeFile.IsSame(file, target))))
            throw new InvalidInputException(target, "is the file that is read, and is not replaced; choose another name.");

        IEnumerable<Token> Of(FileUse use) => given.OfType<OptionResult>().Where(option => option.Option is IFileOption file && file.Use == use).SelectMany(option => option.Tokens);
    }
}
