using System.Reflection;
using System.Runtime.Loader;

namespace EksCalc.Kernel.Assemblies;

/// <summary>Loads one session's assemblies: its cells, what they reference with <c>#r</c>, and what lies beside that.</summary>
/// <remarks>
/// <para>Roslyn's own InteractiveAssemblyLoader asks the host's application folder first and gives each referenced file a
/// load context of its own. In a host that carries another copy of a notebook's library that means the host's copy for
/// the cells and the notebook's copy for what the library loads itself: two types of one name that are not the same.</para>
/// <para>Here a session has one context, and the order is: the runtime's own assemblies, this assembly (so that
/// <c>display</c> reaches the session), the session's files, and only then what the host has. A notebook so gets the
/// same types in every host, and two sessions of one process cannot disturb each other.</para>
/// <para>The context cannot be unloaded: unloadable code is slower at static fields, and an abandoned cell or a hooked
/// event would keep it alive anyway.</para>
/// </remarks>
internal sealed class SessionLoadContext(SessionAssemblies assemblies) : AssemblyLoadContext("notebook session")
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        if (FrameworkAssemblies.Contains(name))
            return null; // The default context has it.
        if (name == typeof(SessionLoadContext).Assembly.GetName().Name)
            return typeof(SessionLoadContext).Assembly;
        return assemblies.FindFile(name) is { } file ? LoadFromAssemblyPath(file) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        assemblies.FindNative(unmanagedDllName) is { } file ? LoadUnmanagedDllFromPath(file) : 0;
}
