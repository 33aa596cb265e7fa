using System.CommandLine;

namespace EksCalc.Cli.Commands;

/// <summary>A command with examples, which its help ends with.</summary>
internal sealed class ToolCommand(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Command lines without the tool's name.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;
}
