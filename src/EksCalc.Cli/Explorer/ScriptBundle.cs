using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EksCalc.Cli.Explorer;

/// <summary>Modules as one script, as pages from disk cannot load modules: each a function that gives what it exports.</summary>
/// <remarks>It knows the forms that the explorer's modules keep to: imports of names in one line, and exports where something is declared.</remarks>
internal static partial class ScriptBundle
{
    /// <summary>The script of a module and all that it imports.</summary>
    /// <param name="entry">The module that starts.</param>
    /// <param name="read">Gives a module's text by its path.</param>
    public static string Of(string entry, Func<string, string> read)
    {
        var (script, seen) = (new StringBuilder("const modules = {};\n"), new HashSet<string>());
        Add(entry);
        return script.ToString();

        void Add(string module)
        {
            if (!seen.Add(module))
                return;
            var text = read(module);
            foreach (Match import in Import().Matches(text))
                Add(Resolve(module, import.Groups[2].Value));
            var exports = Export().Matches(text).Select(match => match.Groups[1].Value);
            text = Import().Replace(text, import => $"const {{{import.Groups[1].Value}}} = modules[\"{Resolve(module, import.Groups[2].Value)}\"];");
            text = ExportWord().Replace(text, "");
            script.Append(CultureInfo.InvariantCulture, $"modules[\"{module}\"] = (() => {{\n{text}return {{ {string.Join(", ", exports)} }};\n}})();\n");
        }
    }

    private static string Resolve(string from, string path) =>
        new Uri(new Uri($"file:///{from}"), path).AbsolutePath[1..];

    [GeneratedRegex("""^import \{([^}]*)\} from "([^"]+)";$""", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"^export (?:async )?(?:function|const|class) ([A-Za-z]+)", RegexOptions.Multiline)]
    private static partial Regex Export();

    [GeneratedRegex(@"^export (?=(?:async )?(?:function|const|class) )", RegexOptions.Multiline)]
    private static partial Regex ExportWord();
}
