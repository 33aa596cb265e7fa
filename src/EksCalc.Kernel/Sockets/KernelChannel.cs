namespace EksCalc.Kernel.Sockets;

/// <summary>The sockets that carry messages.</summary>
internal enum KernelChannel
{
    /// <summary>Requests that take their turns.</summary>
    Shell,

    /// <summary>Requests that do not wait for a running cell.</summary>
    Control,

    /// <summary>The kernel's questions to a person, and the answers.</summary>
    Stdin,

    /// <summary>What the kernel tells everybody.</summary>
    Iopub,
}
