using System.Globalization;
using EksCalc.Kernel.Server;
using EksCalc.Kernel.Values;

// A kernel started by a host that runs notebooks: the connection file, which pictures are shown, and from which cell on.
return args is [var file, .. var rest]
    ? await KernelProgram.RunAsync(file, new KernelServerOptions
    {
        Pictures = rest is [var use, ..] && Enum.TryParse<PictureUse>(use, out var pictures) ? pictures : PictureUse.None,
        FirstPictureCell = rest is [_, var cell] && int.TryParse(cell, CultureInfo.InvariantCulture, out var number) ? number : 0,
    }).ConfigureAwait(false)
    : 2;
