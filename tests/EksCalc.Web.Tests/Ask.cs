using System.Text.Json.Nodes;

namespace EksCalc.Web.Tests;

/// <summary>Questions to the model in the browser.</summary>
internal static class Ask
{
    // One page call takes no longer than the browser waits for.
    private const int Together = 20;

    /// <summary>The answers, as text, in the order of the questions.</summary>
    public static async Task<IReadOnlyList<string>> AllAsync(ExplorerSite.ShownPage page, IReadOnlyList<(string Name, JsonObject Question)> questions)
    {
        var answers = new List<string>();
        foreach (var some in questions.Chunk(Together))
        {
            answers.AddRange(await page.AskAsync<string[]>(
                """
                async questions => {
                  const { ask } = await import("./ask.js"), answers = [];
                  for (const [name, json] of questions) answers.push((await ask("test", name, JSON.parse(json))).text);
                  return answers;
                }
                """,
                (object)some.Select(one => new[] { one.Name, one.Question.ToJsonString() }).ToArray()));
        }

        return answers;
    }
}
