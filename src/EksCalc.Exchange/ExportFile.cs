namespace EksCalc.Exchange;

/// <summary>A file of an export.</summary>
/// <param name="Name">Its name; among the exports of several forms with the form's folder before it, as in <c>helm/values.yaml</c>.</param>
/// <param name="Text">Its text; lines end with a line feed.</param>
public sealed record ExportFile(string Name, string Text);
