namespace EksCalc.Kernel.Values;

/// <summary>What becomes of the pictures that values offer (<c>image/png</c>). To draw one may take a second.</summary>
public enum PictureUse
{
    /// <summary>No picture is asked for.</summary>
    None,

    /// <summary>The first value of the session that has a picture is shown as HTML with its picture beside it.</summary>
    First,

    /// <summary>
    /// Every value that has a picture is shown as that and as text, one whose HTML has scripts as the HTML that it offers without
    /// them, if any (<c>text/x-still-html</c>): for notebooks that are kept where scripts do not run. A picture that comes again is kept once.
    /// </summary>
    InsteadOfHtml,
}
