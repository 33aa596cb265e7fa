namespace EksCalc.Exchange;

/// <summary>A file of an export.</summary>
/// <param name="Name">Its name, without a folder.</param>
/// <param name="Text">Its text; lines end with a line feed.</param>
public sealed record ExportFile(string Name, string Text);
