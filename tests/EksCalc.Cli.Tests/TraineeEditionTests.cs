using System.Collections.Concurrent;
using EksCalc.Kernel.Html;
using EksCalc.Kernel.Notebooks;
using EksCalc.Testing;
using IPage = PuppeteerSharp.IPage;

namespace EksCalc.Cli.Tests;

/// <summary>The trainee's edition of a notebook of this repository, gone through as a person would.</summary>
public sealed class TraineeEditionTests : IDisposable
{
    private const string Name = "01-secondary-ip";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Page_GuessShowAndExercise_AnswerAsAPersonExpects()
    {
        await using var page = await OpenAsync(NotebookEdition.Trainee);
        var console = new ConcurrentQueue<string>();
        page.Console += (_, said) => console.Enqueue(said.Message.Text);
        Assert.InRange(await CountAsync(page, "form.guess"), 5, 20);
        Assert.Equal(0, await CountAsync(page, "details.answer[open]"));

        // Nothing guessed: asked for. Then a guess, which stays beside the answer; the next question stays closed.
        await page.ClickAsync("form.guess[data-guess='1'] button:not([type])");
        Assert.StartsWith("Write a guess first", await TextAsync(page, "form.guess[data-guess='1'] [role=status]"), StringComparison.Ordinal);
        await page.TypeAsync("#guess-1", "12");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("Your guess: 12", await TextAsync(page, "form.guess[data-guess='1'] [role=status]"));
        Assert.Equal(await CountAsync(page, "details.answer[data-guess='1']"), await CountAsync(page, "details.answer[data-guess='1'][open]"));
        Assert.Equal(0, await CountAsync(page, "details.answer[data-guess='2'][open]"));

        // Shown without a guess.
        await page.ClickAsync("form.guess[data-guess='2'] button[type=button]");
        Assert.Equal("Shown without a guess.", await TextAsync(page, "form.guess[data-guess='2'] [role=status]"));
        Assert.InRange(await CountAsync(page, "details.answer[data-guess='2'][open]"), 1, 9);

        // Wrong, two hints and the solution one after the other, right. What computes the answer is folded.
        Assert.Equal("shown hidden hidden", await StepsAsync(page));
        await AnswerAsync(page, "10");
        Assert.Equal("Not yet: 10. There is a hint below.", await TextAsync(page, "form.exercise [role=status]"));
        await OpenStepAsync(page, 0);
        Assert.Equal("shown shown hidden", await StepsAsync(page));
        await OpenStepAsync(page, 1);
        Assert.Equal("shown shown shown", await StepsAsync(page));
        await AnswerAsync(page, "fifteen");
        Assert.Equal("A number is expected.", await TextAsync(page, "form.exercise [role=status]"));
        await AnswerAsync(page, "15");
        Assert.Equal("Right: 15", await TextAsync(page, "form.exercise [role=status]"));
        Assert.False(await page.EvaluateExpressionAsync<bool>("document.querySelector('form.exercise').closest('section').querySelector('details').open"));

        Assert.Empty(console);
        Assert.Empty(await Accessibility.ViolationsAsync(page));
    }

    [Fact]
    public async Task Page_LoadedAgain_RemembersTheGuess()
    {
        await using var page = await OpenAsync(NotebookEdition.Trainee);
        await page.TypeAsync("#guess-3", "7");
        await page.Keyboard.PressAsync("Enter");

        await page.ReloadAsync();

        Assert.Equal("Your guess: 7", await TextAsync(page, "form.guess[data-guess='3'] [role=status]"));
        Assert.InRange(await CountAsync(page, "details.answer[data-guess='3'][open]"), 1, 9);
    }

    [Fact]
    public async Task Page_OfTheTrainer_ShowsEverythingAndHasFields()
    {
        await using var page = await OpenAsync(NotebookEdition.Trainer);

        Assert.Equal(0, await CountAsync(page, "form.guess"));
        Assert.Equal(0, await CountAsync(page, "details.answer"));
        Assert.Equal(3, await CountAsync(page, "form.exercise"));
        Assert.Equal("shown shown shown", await StepsAsync(page));
    }

    [Fact]
    public async Task Page_RuleNumber_IsALinkThatShowsTheRule()
    {
        await using var page = await OpenAsync(NotebookEdition.Trainer, new SiteTerm("R11", "rules.html#R11", "R11: what it says"), "00-start-here");

        Assert.Equal("R11: what it says", await page.EvaluateExpressionAsync<string>("document.querySelector('.markdown a[href=\"rules.html#R11\"]').title"));
    }

    private async Task<IPage> OpenAsync(NotebookEdition edition, SiteTerm? term = null, string name = Name)
    {
        HtmlSite.Save(folder.FullName, [new SitePage(CourseRun.Committed(name + ".ipynb"), name + ".html")], "Course", new SiteOptions
        {
            Edition = edition,
            Documents = term is null ? [] : [new SiteDocument("docs/rules.md", "rules.html", "# Rules")],
            Terms = term is null ? [] : [term],
        });
        var page = await Browser.NewPageAsync();
        await page.GoToAsync(new Uri(folder.PathOf(name + ".html")).AbsoluteUri);
        return page;
    }

    private static Task<int> CountAsync(IPage page, string selector) => page.EvaluateFunctionAsync<int>("selector => document.querySelectorAll(selector).length", selector);

    private static Task<string> TextAsync(IPage page, string selector) => page.EvaluateFunctionAsync<string>("selector => document.querySelector(selector).textContent", selector);

    /// <summary>Which of the hints and the solution of the first exercise can be seen.</summary>
    private static Task<string> StepsAsync(IPage page) => page.EvaluateExpressionAsync<string>(
        "Array.from(document.querySelector('form.exercise').closest('section').nextElementSibling.querySelectorAll('details')).map(step => step.hidden ? 'hidden' : 'shown').join(' ')");

    private static async Task OpenStepAsync(IPage page, int index)
    {
        await page.EvaluateFunctionAsync(
            "index => document.querySelector('form.exercise').closest('section').nextElementSibling.querySelectorAll('details')[index].querySelector('summary').click()", index);
        await page.WaitForFunctionAsync(
            "index => !document.querySelector('form.exercise').closest('section').nextElementSibling.querySelectorAll('details')[index + 1].hidden", null, index);
    }

    private static async Task AnswerAsync(IPage page, string answer)
    {
        await page.EvaluateExpressionAsync("document.querySelector('form.exercise input').value = ''");
        await page.TypeAsync("form.exercise input", answer);
        await page.Keyboard.PressAsync("Enter");
    }
}
