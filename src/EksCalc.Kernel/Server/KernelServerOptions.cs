using EksCalc.Kernel.Sessions;

namespace EksCalc.Kernel.Server;

/// <summary>How a kernel serves.</summary>
public sealed record KernelServerOptions
{
    /// <summary>The folder that is the working directory of cells and that relative paths start from. Default: the current one.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>Which pictures of values are shown. Default: none.</summary>
    public PictureUse Pictures { get; init; }
}
