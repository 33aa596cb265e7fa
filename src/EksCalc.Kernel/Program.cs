using EksCalc.Kernel.Server;
using EksCalc.Kernel.Values;

// A kernel started by a host that runs notebooks: the connection file, and which pictures are shown.
return args is [var file, .. var rest]
    ? await KernelProgram.RunAsync(file, new KernelServerOptions { Pictures = rest is [var use] && Enum.TryParse<PictureUse>(use, out var pictures) ? pictures : PictureUse.None }).ConfigureAwait(false)
    : 2;
