using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace EksCalc.Notebooks.Hosting;

/// <summary>
/// Loads the dlls that lie beside <c>EksCalc.Notebooks.dll</c>, each once, from there and nowhere else.
/// </summary>
/// <remarks>
/// A notebook host may carry an older FSharp.Core of its own. Left alone, the runtime gives that one to some of
/// Plotly.NET's assemblies and ours to the others, and their types do not match. Here every neighbour sees the
/// neighbours first. This class and <see cref="Notebook"/> name no type of a dependency: they run before it can load.
/// </remarks>
internal sealed class NeighbourContext : AssemblyLoadContext
{
    private static readonly Assembly Self = typeof(NeighbourContext).Assembly;
    private static readonly ConditionalWeakTable<AssemblyLoadContext, object> Hooked = [];
    private static readonly Lazy<NeighbourContext?> Shared = new(Create);

    private readonly string folder;

    private NeighbourContext(string folder)
        : base("EksCalc.Notebooks")
        => this.folder = folder;

    /// <summary>Lets what <paramref name="caller"/> and this library ask for in vain be found beside this library. May be called again.</summary>
    public static void Serve(Assembly caller)
    {
        Hook(Default);
        Hook(GetLoadContext(Self));
        Hook(GetLoadContext(caller));
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) => Find(assemblyName);

    private static NeighbourContext? Create() =>
        Self.Location is { Length: > 0 } file ? new NeighbourContext(Path.GetDirectoryName(file)!) : null;

    private static void Hook(AssemblyLoadContext? context)
    {
        if (context is not null && Hooked.TryAdd(context, context.GetType()))
            context.Resolving += static (_, name) => Shared.Value?.Find(name);
    }

    private Assembly? Find(AssemblyName name)
    {
        // The library itself is loaded already, in a context of the host's choice; a second copy would be other types.
        if (name.Name == Self.GetName().Name)
            return Self;
        var file = Path.Combine(folder, name.Name + ".dll");
        return File.Exists(file) ? LoadedFrom(file) ?? LoadFromAssemblyPath(file) : null;
    }

    private static Assembly? LoadedFrom(string file) =>
        AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => !assembly.IsDynamic && assembly.Location == file);
}
