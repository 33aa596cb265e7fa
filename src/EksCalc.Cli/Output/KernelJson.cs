namespace EksCalc.Cli.Output;

/// <summary><c>ekscalc kernel list</c>.</summary>
internal sealed record KernelListJson(IReadOnlyList<KernelspecJson> Kernels);

/// <summary>A kernel that front ends find.</summary>
internal sealed record KernelspecJson(string Name, string DisplayName, string Language, string Folder, bool IsThisProgram);
