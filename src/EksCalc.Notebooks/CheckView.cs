namespace EksCalc.Notebooks;

/// <summary>One line that says whether an answer is right.</summary>
internal sealed class CheckView(bool isRight, string whenRight, string whenWrong) : View
{
    public override string ToHtml() => $"<p style=\"border-left:4px solid {(isRight ? Palette.EniPrimary : Palette.Warm)};padding-left:.6em\">{Html.Encode(ToString())}</p>\n";

    public override string ToString() => isRight ? whenRight : whenWrong;
}
