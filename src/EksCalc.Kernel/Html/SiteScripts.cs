using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace EksCalc.Kernel.Html;

/// <summary>The scripts that a site's pages share, each in one file whose name tells its content.</summary>
internal sealed partial class SiteScripts
{
    private const string Folder = "scripts";

    private readonly SortedDictionary<string, SiteFile> files = new(StringComparer.Ordinal);

    public SiteScripts() => Own = FileOf(new SharedScript("page", HtmlDocument.Script, ""));

    /// <summary>The file of the script that every page has.</summary>
    public string Own { get; }

    /// <summary>The files, by path.</summary>
    public IEnumerable<SiteFile> Files => files.Values;

    /// <summary>The outputs of one page: where they have a shared script, the page loads its file, once.</summary>
    public OutputHtml OutputsOf(SitePage page)
    {
        var loaded = new HashSet<string>(StringComparer.Ordinal);
        return new OutputHtml(script =>
        {
            var file = FileOf(script);
            return loaded.Add(file) ? $"<script src=\"{SiteLinks.Between(page.Path, file)}\"></script>" : "";
        });
    }

    private string FileOf(SharedScript script)
    {
        var content = Encoding.UTF8.GetBytes(script.Text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 4));
        var path = $"{Folder}/{Unsafe().Replace(script.Name, "-")}-{hash}.js";
        files.TryAdd(path, new SiteFile(path, content));
        return path;
    }

    [GeneratedRegex("[^a-zA-Z0-9._-]")]
    private static partial Regex Unsafe();
}
