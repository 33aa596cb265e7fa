using System.Runtime.InteropServices;

namespace EksCalc.Kernel.Processes;

/// <summary>Calls to the operating system that the base class library does not offer.</summary>
internal static class UnixCalls
{
    public const int StandardOutput = 1;
    public const int StandardError = 2;
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;

    /// <summary>Makes a file the target of a descriptor, which children inherit.</summary>
    [DllImport("libc", EntryPoint = "dup2"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Duplicate(int from, int to);

    /// <summary>Starts a session, and with it a group of processes, of one's own; fails for who leads a group already.</summary>
    [DllImport("libc", EntryPoint = "setsid"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int StartSession();

    [DllImport("libc", EntryPoint = "getpgrp"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int GroupId();

    [DllImport("libc", EntryPoint = "getppid"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int ParentId();

    /// <summary>Sends a signal to a process, or with a negative id to a group of processes.</summary>
    [DllImport("libc", EntryPoint = "kill"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Signal(int id, int signal);

    /// <summary>Ends the process at once: nothing that a cell left behind can hold it up.</summary>
    [DllImport("libc", EntryPoint = "_exit"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void Exit(int code);
}
