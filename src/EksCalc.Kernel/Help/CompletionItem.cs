namespace EksCalc.Kernel.Help;

/// <summary>Something that can stand at the cursor.</summary>
/// <param name="Text">What is put in.</param>
/// <param name="Kind">What it is, in the words that front ends have icons for: <c>method</c>, <c>property</c>, <c>class</c>, ...</param>
/// <param name="Signature">More about it; null for nothing.</param>
internal sealed record CompletionItem(string Text, string Kind, string? Signature = null);

/// <summary>What can stand in place of a stretch of code.</summary>
/// <param name="Start">Where the stretch begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Items">What can stand there, the likeliest first.</param>
internal sealed record Completions(int Start, int End, IReadOnlyList<CompletionItem> Items);
