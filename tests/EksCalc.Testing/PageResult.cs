namespace EksCalc.Testing;

/// <summary>What a page came to.</summary>
/// <param name="Document">Its document, as HTML, once its scripts were through, without the scripts' own text.</param>
/// <param name="Console">What it wrote to the console, errors included.</param>
public sealed record PageResult(string Document, IReadOnlyList<string> Console)
{
    /// <summary>How often <paramref name="text"/> stands in the document.</summary>
    public int Count(string text) => Document.Split(text).Length - 1;
}
