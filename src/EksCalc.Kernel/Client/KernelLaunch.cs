using System.Globalization;
using EksCalc.Kernel.Processes;
using EksCalc.Kernel.Values;

namespace EksCalc.Kernel.Client;

/// <summary>How a kernel is started.</summary>
public sealed record KernelLaunch
{
    /// <summary>What stands for the connection file's path among the arguments, as in kernelspecs.</summary>
    public const string ConnectionFileMark = "{connection_file}";

    /// <summary>The program and its arguments.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Variables that the process gets beside those of this one.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The language that it runs, as notebooks call it. Default: C#.</summary>
    public string Language { get; init; } = "C#";

    /// <summary>Whether it is interrupted by a message; otherwise by a signal. Default: by a message.</summary>
    public bool InterruptsByMessage { get; init; } = true;

    /// <summary>The kernel of this library, in a process of its own.</summary>
    /// <param name="pictures">Which pictures of values the outputs have.</param>
    /// <param name="firstPictureCell">Cells before this number have none.</param>
    public static KernelLaunch Own(PictureUse pictures, int firstPictureCell = 0) => new()
    {
        Arguments = [DotnetHost.Path, typeof(KernelLaunch).Assembly.Location, ConnectionFileMark, pictures.ToString(), firstPictureCell.ToString(CultureInfo.InvariantCulture)],
    };

    /// <summary>The arguments for a connection file.</summary>
    internal IEnumerable<string> ArgumentsFor(string connectionFile) =>
        Arguments.Select(argument => argument.Replace(ConnectionFileMark, connectionFile, StringComparison.Ordinal));
}
