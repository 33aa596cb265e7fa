using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using EksCalc.Interactive.Formatting;
using EksCalc.Interactive.Magics;
using EksCalc.Interactive.Scripts;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;

namespace EksCalc.Interactive;

/// <summary>
/// EksCalc in .NET Interactive: the library for C# and F# cells, plotly.js for charts, formatters, the command line as magics, and JavaScript cells that draw.
/// </summary>
/// <remarks>
/// <para>
/// The host creates this class by itself when a package with <c>interactive-extensions/dotnet</c> is referenced. A dll that is referenced by its path
/// is no extension to it; then a cell calls <see cref="LoadAsync"/>.
/// </para>
/// <para>
/// The library and what it depends on lie in one folder, in a package as in a clone, and are loaded from there: left to itself, the host gives Plotly.NET
/// its own, older FSharp.Core.
/// </para>
/// </remarks>
public sealed class EksCalcExtension : IKernelExtension
{
    private const string Library = "EksCalc.Notebooks";

    /// <summary>Where a package has the library, seen from either of its copies of this assembly; in a clone it lies beside it.</summary>
    private const string LibraryFolder = "../../library";

    /// <summary>What cells name types of. C# finds all but the first beside it; F# has to be told.</summary>
    private static readonly string[] Referenced = [Library, "EksCalc", "EksCalc.Exchange", "Microsoft.Data.Analysis", "Plotly.NET"];

    private static readonly string[] Languages = ["csharp", "fsharp"];
    private static readonly ConditionalWeakTable<Kernel, object> Loaded = [];

    /// <summary>Loads the extension into the notebook that a cell calls this from.</summary>
    public static Task LoadAsync() => new EksCalcExtension().OnLoadAsync(Kernel.Root);

    /// <inheritdoc/>
    public async Task OnLoadAsync(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var root = kernel.RootKernel;
        if (!Loaded.TryAdd(root, Library))
            return;
        await ReferenceLibraryAsync(root).ConfigureAwait(false);
        await RegisterAsync(root).ConfigureAwait(false);
    }

    private static async Task ReferenceLibraryAsync(Kernel root)
    {
        var folder = Path.GetDirectoryName(typeof(EksCalcExtension).Assembly.Location)!;
        string[] places = [folder, Path.GetFullPath(LibraryFolder, folder)];
        var file = places.Select(place => Path.Combine(place, Library + ".dll")).First(File.Exists);
        AssemblyLoadContext.Default.Resolving += (_, name) => name.Name == Library ? LoadedLibrary() ?? AssemblyLoadContext.Default.LoadFromAssemblyPath(file) : null;
        foreach (var language in root.FindKernels(kernel => Languages.Contains(kernel.Name)).Select(kernel => kernel.Name).ToList())
        {
            var references = Referenced.Select(name => $"#r \"{Path.Combine(Path.GetDirectoryName(file)!, name)}.dll\"");
            await root.SendAsync(new SubmitCode(string.Join('\n', references), language)).ConfigureAwait(false);
            // The first to use it decides where it is loaded; this assembly then takes the same.
            if (language == Languages[0])
                await root.SendAsync(new SubmitCode("EksCalc.Notebooks.Notebook.Init();", language)).ConfigureAwait(false);
        }
    }

    private static Assembly? LoadedLibrary() =>
        AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == Library);

    // Names types of the library, which has to be found first.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task RegisterAsync(Kernel root)
    {
        var ready = Notebooks.Notebook.Init();
        await RegisterFormattersAsync(root).ConfigureAwait(false);
        Magic.AddTo(root);
        (root as CompositeKernel)?.Add(new PlotlyKernel().UseValueSharing());
        KernelInvocationContext.Current?.Display(ready, "text/html");
    }

    // Names types of what the library depends on, which its set-up makes loadable.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Task RegisterFormattersAsync(Kernel root) => ViewFormatters.RegisterAsync(root);
}
