using System.Text.RegularExpressions;
using EksCalc.Exchange.Documents;

namespace EksCalc.Exchange.Export;

/// <summary>Words of a POSIX shell.</summary>
/// <remarks>IEEE Std 1003.1-2024, Shell Command Language, 2.2.2: within single quotes nothing but a single quote has a meaning.</remarks>
internal static partial class ShellText
{
    /// <summary>The text as one word: as it is where nothing in it means anything to a shell, else in single quotes.</summary>
    public static string Word(string text) => Plain().IsMatch(text) ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>A document as one word of JSON, in which references are variables.</summary>
    public static string Json(Node root) => JsonText.Of(root, Word, reference => $"\"${reference.Target}\"");

    /// <summary>Whether a shell can hold the text at all.</summary>
    public static bool CanHold(string text) => !text.Contains('\0', StringComparison.Ordinal);

    /// <summary>The start of a script that stops at the first command that fails.</summary>
    public static string Header(IEnumerable<string> comments) => $"#!/bin/sh\n{string.Concat(comments.Select(line => $"# {line}\n"))}set -eu\n";

    /// <summary>A command over several lines.</summary>
    public static string Lines(IEnumerable<string> parts) => string.Join(" \\\n  ", parts) + "\n";

    /// <summary>A variable that the caller has to set, or has its value here.</summary>
    public static string Variable(string name, string? value, string meaning) =>
        value is not null ? $"{name}={Word(value)}\n" : $": \"${{{name}:?set it to {meaning}}}\"\n";

    [GeneratedRegex(@"\A[A-Za-z0-9_./:@%+,=-]+\z")]
    private static partial Regex Plain();
}
