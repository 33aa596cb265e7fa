namespace EksCalc.Kernel.Html;

/// <summary>The words that pages have beside their notebooks' own; <c>page.js</c> has those that its script shows.</summary>
internal sealed record PageWords
{
    /// <summary>The language's code, such as <c>en</c>.</summary>
    public required string Language { get; init; }

    public required string Code { get; init; }

    public required string Guess { get; init; }

    public required string Compare { get; init; }

    public required string Show { get; init; }

    public required string ShowOutput { get; init; }

    public required string ShowAnswer { get; init; }

    public required string Contents { get; init; }

    public required string OnThisPage { get; init; }

    public required string Previous { get; init; }

    public required string Next { get; init; }

    public required string Pages { get; init; }

    private static PageWords English { get; } = new()
    {
        Language = "en",
        Code = "Code",
        Guess = "Your guess",
        Compare = "Compare",
        Show = "Show",
        ShowOutput = "Show the output",
        ShowAnswer = "Show the answer",
        Contents = "Contents",
        OnThisPage = "On this page",
        Previous = "Previous",
        Next = "Next",
        Pages = "Pages",
    };

    private static PageWords Korean { get; } = new()
    {
        Language = "ko",
        Code = "코드",
        Guess = "내 예측",
        Compare = "비교하기",
        Show = "답 보기",
        ShowOutput = "출력 보기",
        ShowAnswer = "답 보기",
        Contents = "목차",
        OnThisPage = "이 페이지의 내용",
        Previous = "이전",
        Next = "다음",
        Pages = "페이지",
    };

    /// <summary>The words of a language; English where there are none.</summary>
    public static PageWords Of(string? language) => language == Korean.Language ? Korean : English;
}
