namespace EksCalc.Kernel.Processes;

/// <summary>
/// Pipes and sockets of the .NET runtime in the folder for temporary files, by which debuggers and tools find a process. It removes them when it
/// ends in the ordinary way; after a kernel that ended at once, or was ended, they would stay.
/// </summary>
internal static class RuntimeFiles
{
    /// <summary>Removes a process's, as far as they are there and one may.</summary>
    /// <param name="processId">A process that has ended, or this one just before it does.</param>
    public static void Remove(int processId)
    {
        if (OperatingSystem.IsWindows())
            return; // There they are no files.
        foreach (var kind in (string[])["clr-debug-pipe", "dotnet-diagnostic"])
        {
            try
            {
                foreach (var file in Directory.EnumerateFiles(Path.GetTempPath(), FormattableString.Invariant($"{kind}-{processId}-*")))
                    File.Delete(file);
            }
            catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
            {
                // They are small, and in nobody's way.
            }
        }
    }
}
