namespace EksCalc.Kernel.Html;

/// <summary>A script that outputs share: <c>&lt;script data-shared="name"&gt;text&lt;/script&gt;</c>.</summary>
/// <param name="Name">What its element calls it; not safe as a file name.</param>
/// <param name="Text">The script.</param>
/// <param name="Element">The whole element.</param>
internal sealed record SharedScript(string Name, string Text, string Element);
