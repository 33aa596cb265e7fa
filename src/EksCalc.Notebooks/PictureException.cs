namespace EksCalc.Notebooks;

/// <summary>A chart cannot be drawn as a picture here. It can still be shown as interactive HTML.</summary>
public sealed class PictureException : Exception
{
    /// <summary>An exception with a message for a person.</summary>
    public PictureException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message for a person and what led to it.</summary>
    public PictureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
