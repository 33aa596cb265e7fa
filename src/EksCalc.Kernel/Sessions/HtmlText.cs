namespace EksCalc.Kernel.Sessions;

/// <summary>HTML that a cell wrote itself; shown as it is. Made by <c>HTML("...")</c> in a cell.</summary>
/// <param name="Html">The markup.</param>
public sealed record HtmlText(string Html)
{
    /// <summary>The markup.</summary>
    public string ToHtml() => Html;

    /// <summary>The markup, as text.</summary>
    public override string ToString() => Html;
}
