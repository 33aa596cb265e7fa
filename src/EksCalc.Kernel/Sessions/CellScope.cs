using EksCalc.Kernel.Values;

namespace EksCalc.Kernel.Sessions;

/// <summary>Where the outputs of one run of a cell go, one after the other, until the run is over.</summary>
internal sealed class CellScope(Action<CellOutput> onOutput, PictureUse pictures)
{
    /// <summary>Console text of one cell beyond this many characters is dropped: a loop that prints must not fill the memory.</summary>
    public const int MaximumStreamLength = 8 * 1024 * 1024;

    // Flows with the cell's tasks and threads, so that code which outlives its cell cannot write into another one.
    private static readonly AsyncLocal<CellScope?> Ambient = new();

    /// <summary>Shown values of one cell beyond this many characters are dropped.</summary>
    public const int MaximumDisplayLength = 16 * 1024 * 1024;

    private static volatile CellScope? running;

    private readonly Lock gate = new();
    private int streamLength;
    private long displayLength;
    private bool closed;

    public static CellScope? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>The cell that runs now, whoever asks; null between cells.</summary>
    public static CellScope? Running
    {
        get => running;
        set => running = value;
    }

    /// <summary>Which pictures of values are shown from now on.</summary>
    public PictureUse Pictures { get; private set; } = pictures;

    public void Write(string stream, string text)
    {
        if (text.Length == 0)
            return;
        lock (gate)
        {
            if (closed || streamLength > MaximumStreamLength)
                return;
            streamLength += text.Length;
            onOutput(new StreamOutput(stream, text));
            if (streamLength > MaximumStreamLength)
                onOutput(new StreamOutput("stderr", $"\n[output cut off after {MaximumStreamLength / (1024 * 1024)} Mi characters]\n"));
        }
    }

    /// <summary>Shows a value.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="executionCount">The cell's number when the value is its result.</param>
    /// <param name="displayId">What the value is called, so that it can be shown anew; null where it cannot.</param>
    /// <param name="isUpdate">Whether it takes the place of what was shown under that name.</param>
    /// <exception cref="ValueFormattingException">The value's formatter threw.</exception>
    public void Display(object? value, int? executionCount = null, string? displayId = null, bool isUpdate = false)
    {
        var data = ValueFormatter.Format(value, Pictures);
        if (Pictures == PictureUse.First && data.Any(content => content.Key == MimeTypes.Png))
            Pictures = PictureUse.None;
        Put(new DisplayOutput(data, executionCount) { Digest = ValueFormatter.Digest(value), DisplayId = displayId, IsUpdate = isUpdate });
    }

    public void Put(CellOutput output)
    {
        if (output is DisplayOutput { Data.Count: 0 })
            return; // The value's own formatters declined to show anything.
        lock (gate)
        {
            if (closed || displayLength > MaximumDisplayLength && output is DisplayOutput)
                return;
            displayLength += output is DisplayOutput { Data: var data } ? data.Sum(content => (long)content.Value.Length) : 0;
            onOutput(output is DisplayOutput && displayLength > MaximumDisplayLength
                ? new StreamOutput("stderr", $"\n[what is shown is cut off after {MaximumDisplayLength / (1024 * 1024)} Mi characters]\n")
                : output);
        }
    }

    public void Close()
    {
        lock (gate)
            closed = true;
    }
}
