using System.Text.RegularExpressions;

namespace EksCalc.Kernel.Help;

/// <summary>Completes the paths of files that cells load: <c>#r "../x.dll"</c>, <c>#load "x.csx"</c>.</summary>
internal static partial class ReferencePaths
{
    private const int Most = 200;

    /// <summary>What can stand at the cursor; null when it is not in such a path.</summary>
    public static Completions? Find(string code, int cursor, string folder)
    {
        var line = code.LastIndexOf('\n', Math.Max(cursor - 1, 0)) + 1;
        if (cursor < line || Directive().Match(code[line..cursor]) is not { Success: true } match)
            return null;
        var typed = match.Groups["path"].Value.Replace('\\', '/');
        if (typed.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            return null;
        var slash = typed.LastIndexOf('/') + 1;
        var (parent, name) = (typed[..slash], typed[slash..]);
        var endings = match.Groups["word"].Value == "r" ? [".dll", ".exe"] : (string[])[".cs", ".csx"];
        var items = new List<CompletionItem>();
        var place = Path.GetFullPath(parent.Length == 0 ? "." : parent, folder);
        try
        {
            items.AddRange(new DirectoryInfo(place).EnumerateFileSystemInfos()
                .Where(entry => entry.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (name.StartsWith('.') || !entry.Name.StartsWith('.')))
                .Where(entry => entry is DirectoryInfo || endings.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase))
                .OrderBy(entry => entry.Name, StringComparer.Ordinal)
                .Take(Most)
                .Select(entry => entry is DirectoryInfo ? new CompletionItem($"{parent}{entry.Name}/", "folder") : new CompletionItem(parent + entry.Name, "file")));
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            // A folder that is not there has nothing to offer.
        }

        return new Completions(cursor - match.Groups["path"].Length, cursor, items);
    }

    [GeneratedRegex("""^\s*#(?<word>r|load)\s+"(?<path>[^"]*)$""")]
    private static partial Regex Directive();
}
