using System.CommandLine;
using System.CommandLine.Parsing;
using EksCalc.Files;

namespace EksCalc.Cli.Commands;

/// <summary>A result is never written over what it was made of, nor over another.</summary>
internal static class OwnInput
{
    /// <exception cref="InvalidInputException">A file that is written is one that is read, or is written twice.</exception>
    public static void Refuse(ParseResult parsed)
    {
        var given = parsed.CommandResult.Children;
        var read = given.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Concat(Of(FileUse.Read)).Select(token => token.Value).Where(File.Exists).ToList();
        var written = Of(FileUse.Written).Select(token => token.Value).ToList();
        foreach (var target in written.Where(target => read.Exists(file => WholeFile.IsSame(file, target))))
            throw new InvalidInputException(target, "is the file that is read, and is not replaced; choose another name.");
        foreach (var target in written.Where((target, index) => written[..index].Exists(other => WholeFile.IsSame(other, target))))
            throw new InvalidInputException(target, "would be written twice, one result over the other; choose another name for one.");

        IEnumerable<Token> Of(FileUse use) => given.OfType<OptionResult>().Where(option => option.Option is IFileOption file && file.Use == use).SelectMany(option => option.Tokens);
    }
}
