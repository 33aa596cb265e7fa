using System.CommandLine;

namespace EksCalc.Cli.Commands;

/// <summary>What a command does with the file or folder that an option names.</summary>
internal enum FileUse
{
    /// <summary>It is read.</summary>
    Read,

    /// <summary>It is written.</summary>
    Written,
}

/// <summary>An option that names a file or folder.</summary>
internal interface IFileOption
{
    /// <summary>What is done with it.</summary>
    public FileUse Use { get; }
}

/// <summary>An option that names a file or folder.</summary>
/// <typeparam name="T">How the name is taken.</typeparam>
/// <param name="use">What is done with it.</param>
/// <param name="name">The option.</param>
/// <param name="aliases">Its other names.</param>
internal sealed class FileOption<T>(FileUse use, string name, params string[] aliases) : Option<T>(name, aliases), IFileOption
{
    /// <inheritdoc/>
    public FileUse Use => use;
}
