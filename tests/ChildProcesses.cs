using System.Runtime.CompilerServices;

/// <summary>
/// What tests start lives for seconds: no counting of what could be made faster later, which costs a sixth of the processor time of a notebook's run,
/// and nothing compiled a second time within the first ten (2710 in hexadecimal, milliseconds), which costs a twentieth.
/// </summary>
internal static class ChildProcesses
{
    [ModuleInitializer]
    internal static void LiveShort()
    {
        Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");
        Environment.SetEnvironmentVariable("DOTNET_TC_CallCountingDelayMs", "2710");
    }
}
