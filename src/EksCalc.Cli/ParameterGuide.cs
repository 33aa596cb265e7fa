using System.CommandLine;
using System.CommandLine.Completions;

namespace EksCalc.Cli;

/// <summary>An argument or option of a command.</summary>
public sealed class ParameterGuide
{
    internal ParameterGuide(string name, string description, bool isOption, bool isFlag, bool isRepeatable, Symbol symbol)
    {
        (Name, Description, IsOption, IsFlag, IsRepeatable) = (name, description, isOption, isFlag, isRepeatable);
        Symbol = symbol;
    }

    /// <summary>With its dashes if it is an option: <c>--pods</c>.</summary>
    public string Name { get; }

    /// <summary>A sentence or two.</summary>
    public string Description { get; }

    /// <summary>Whether it is named on the command line; an argument is known by its place.</summary>
    public bool IsOption { get; }

    /// <summary>Whether its name says everything.</summary>
    public bool IsFlag { get; }

    /// <summary>Whether it may have several values.</summary>
    public bool IsRepeatable { get; }

    /// <summary>What the parser knows of it.</summary>
    internal Symbol Symbol { get; }

    /// <summary>Values to choose from, as of now; empty where any text may stand.</summary>
    public IReadOnlyList<string> Completions() => IsFlag ? [] : [.. Symbol.GetCompletions(CompletionContext.Empty).Select(item => item.Label)];
}
