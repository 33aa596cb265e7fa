using EksCalc.Kernel.Values;

namespace EksCalc.Kernel.Server;

/// <summary>How a kernel serves.</summary>
public sealed record KernelServerOptions
{
    /// <summary>The folder that is the working directory of cells and that relative paths start from. Default: the current one.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>Whether the compiler is made fast aside, for half a second of the processor's time. Default: no.</summary>
    public bool WarmsUp { get; init; }

    /// <summary>Which pictures of values are shown. Default: none.</summary>
    public PictureUse Pictures { get; init; }

    /// <summary>Cells before this number show no picture. Default: 0, for none such.</summary>
    public int FirstPictureCell { get; init; }
}
