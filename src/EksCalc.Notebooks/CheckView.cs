using System.Text.Json;

namespace EksCalc.Notebooks;

/// <summary>One line that says whether an answer is right.</summary>
internal sealed class CheckView(bool isRight, string whenRight, string whenWrong) : View
{
    /// <summary>The right answer to an exercise; null where nothing is asked.</summary>
    public string? Right { get; init; }

    /// <summary>How far off an answer may be.</summary>
    public double Tolerance { get; init; }

    // A page may put a field in the place of the line. What it compares with cannot be read at a glance.
    public override string ToHtml() => $"<div{Field()} style=\"border-left:4px solid {(isRight ? Palette.EniPrimary : Palette.Warm)};padding-left:.6em\">{Html.Encode(ToString())}</div>\n";

    public override string ToString() => isRight ? whenRight : whenWrong;

    private string Field() => Right is null ? "" : $" data-check=\"{Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(new { right = Right, tolerance = Tolerance }))}\"";
}
