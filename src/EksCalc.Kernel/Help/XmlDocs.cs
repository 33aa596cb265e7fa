using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace EksCalc.Kernel.Help;

/// <summary>The documentation of symbols, from the XML files that lie beside assemblies, and for the runtime's own from the SDK.</summary>
internal sealed class XmlDocs
{
    private readonly Dictionary<string, Dictionary<string, string>?> files = new(StringComparer.Ordinal);

    /// <summary>The element of a symbol; null where nothing is written about it.</summary>
    public XElement? Find(Compilation compilation, ISymbol symbol)
    {
        for (ISymbol? next = symbol.OriginalDefinition; next is not null; next = Inherited(next)?.OriginalDefinition)
        {
            if (Own(compilation, next) is { } element && !(element.Elements().Any() && element.Elements().All(child => child.Name == "inheritdoc")))
                return element;
        }

        return null;
    }

    // What "inheritdoc" stands for.
    private static ISymbol? Inherited(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { OverriddenMethod: { } overridden } => overridden,
        IPropertySymbol { OverriddenProperty: { } overridden } => overridden,
        { ContainingType: { } type } => type.AllInterfaces.SelectMany(face => face.GetMembers(symbol.Name)).FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol)),
        _ => null,
    };

    private XElement? Own(Compilation compilation, ISymbol symbol)
    {
        if (symbol.GetDocumentationCommentId() is not { } id || symbol.ContainingAssembly is not { } assembly
            || compilation.GetMetadataReference(assembly) is not PortableExecutableReference { FilePath: { } path })
            return null;
        foreach (var file in FilesFor(path))
        {
            if (Load(file) is { } members && members.TryGetValue(id, out var text))
                return XElement.Parse(text, LoadOptions.PreserveWhitespace);
        }

        return null;
    }

    private static IEnumerable<string> FilesFor(string assembly)
    {
        yield return Path.ChangeExtension(assembly, ".xml");
        // <root>/shared/Microsoft.NETCore.App/<version>/X.dll has its words in <root>/packs/Microsoft.NETCore.App.Ref/<version>/ref/<net>/.
        var folder = Path.GetDirectoryName(assembly)!;
        var packs = Path.GetFullPath(Path.Combine(folder, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        if (!Directory.Exists(packs))
            yield break;
        var name = Path.GetFileNameWithoutExtension(assembly);
        foreach (var reference in Directory.EnumerateDirectories(packs).OrderDescending(StringComparer.Ordinal).SelectMany(pack => Directory.EnumerateDirectories(Path.Combine(pack, "ref"))).Take(1))
        {
            yield return Path.Combine(reference, $"{name}.xml");
            if (!name.StartsWith("System.Private.", StringComparison.Ordinal))
                continue;
            yield return Path.Combine(reference, "System.Runtime.xml");
            yield return Path.Combine(reference, "System.Collections.xml");
            yield return Path.Combine(reference, "System.Threading.xml");
        }
    }

    private Dictionary<string, string>? Load(string file)
    {
        lock (files)
        {
            if (!files.TryGetValue(file, out var members))
                files.Add(file, members = File.Exists(file) ? Read(file) : null);
            return members;
        }
    }

    private static Dictionary<string, string>? Read(string file)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            while (reader.Read())
            {
                while (reader.NodeType == XmlNodeType.Element && reader.Name == "member" && reader.GetAttribute("name") is { } name)
                    members.TryAdd(name, reader.ReadOuterXml());
            }

            return members;
        }
        catch (Exception unreadable) when (unreadable is XmlException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
