namespace EksCalc.Kernel.Help;

/// <summary>What is known of a name in code.</summary>
/// <param name="Signature">Its declaration.</param>
/// <param name="Text">The declaration and its documentation, for a person.</param>
internal sealed record Description(string Signature, string Text);
