using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EksCalc.Kernel.Html;

/// <summary>A part of a Markdown text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Markdown">Its text.</param>
internal readonly record struct QuestionPart(QuestionPartKind Kind, string Markdown);

/// <summary>What a part of a text is to a reader who guesses first.</summary>
internal enum QuestionPartKind
{
    /// <summary>Text before the first heading or question: after a question, its answer.</summary>
    Text,

    /// <summary>Begins with a heading: what comes answers no question any more.</summary>
    Heading,

    /// <summary>Ends with a question whose answer comes in what follows.</summary>
    Question,
}

/// <summary>Cuts texts where questions begin: paragraphs that start with a bold <c>Predict.</c></summary>
internal static class QuestionParts
{
    private static readonly string[] Marks = ["Predict.", "예측."];

    /// <summary>The parts, in order; together they are the text.</summary>
    public static IReadOnlyList<QuestionPart> Of(string markdown)
    {
        if (MarkdownText.Parse(markdown) is not { } document)
            return [new QuestionPart(QuestionPartKind.Text, markdown)];
        var parts = new List<QuestionPart>();
        var (start, kind) = (0, QuestionPartKind.Text);
        foreach (var block in document)
        {
            if (block is HeadingBlock && kind != QuestionPartKind.Heading)
                Cut(block.Span.Start, QuestionPartKind.Heading);
            else if (IsQuestion(block))
            {
                // The heading above a question, and what leads to it, stays with it.
                if (kind == QuestionPartKind.Text)
                    Cut(block.Span.Start, QuestionPartKind.Question);
                Cut(block.Span.End + 1, QuestionPartKind.Text, QuestionPartKind.Question);
            }
        }

        Cut(markdown.Length, QuestionPartKind.Text);
        return parts;

        void Cut(int end, QuestionPartKind next, QuestionPartKind? what = null)
        {
            if (end > start && markdown[start..end].Trim().Length > 0)
                parts.Add(new QuestionPart(what ?? kind, markdown[start..end]));
            (start, kind) = (end, next);
        }
    }

    /// <summary>Whether a text ends with a question.</summary>
    public static bool EndsWithOne(string markdown) => Of(markdown) is [.., { Kind: QuestionPartKind.Question }];

    private static bool IsQuestion(Block block) =>
        block is ParagraphBlock { Inline.FirstChild: EmphasisInline { DelimiterCount: 2, FirstChild: LiteralInline mark } } && Marks.Contains(mark.Content.ToString());
}
