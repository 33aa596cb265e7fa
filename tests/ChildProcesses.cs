using System.Runtime.CompilerServices;

/// <summary>What tests start lives for seconds: no counting of what could be made faster later, which costs a sixth of the processor time of a notebook's run.</summary>
internal static class ChildProcesses
{
    [ModuleInitializer]
    internal static void LiveShort() => Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");
}
