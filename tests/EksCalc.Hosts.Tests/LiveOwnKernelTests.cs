using System.Text.Json.Nodes;
using EksCalc.Testing;

namespace EksCalc.Hosts.Tests;

/// <summary>In EksCalc's own kernel, which is also asked to complete, to stop and to start again.</summary>
public sealed class LiveOwnKernelTests(Jupyter jupyter) : LiveNotebookTests(jupyter, Jupyter.OwnKernel)
{
    private const string LastCell = "Jupyter.notebook.get_cell(-1)";

    private protected override IReadOnlyList<string> Difference(IReadOnlyList<JsonObject> committed, IReadOnlyList<JsonObject> now) => LastingOutputs.Difference(committed, now);

    private protected override async Task AfterwardsAsync(NotebookServer server)
    {
        await CompleteAsync(server);
        await InterruptAsync(server);
        await RestartAsync(server);
    }

    private async Task CompleteAsync(NotebookServer server)
    {
        await AddAsync(server, "InstanceCatalog.", run: false);
        await server.Page.Keyboard.PressAsync("Tab");
        await server.UntilAsync("() => document.querySelectorAll('.completions option').length > 1");
        await TakeAsync(server.Page, "completion");

        var offered = await server.Page.EvaluateExpressionAsync<string[]>("Array.from(document.querySelectorAll('.completions option')).map(option => option.textContent)");
        Assert.Contains("Default", offered);
        await server.Page.Keyboard.PressAsync("Escape");
        await server.UntilAsync("() => !document.querySelector('.completions option')");
    }

    private static async Task InterruptAsync(NotebookServer server)
    {
        await AddAsync(server, "display(\"on its way\");\nwhile (true) { }", run: true);
        await server.UntilAsync($"() => {LastCell}.output_area.outputs.length === 1");
        await server.Page.EvaluateExpressionAsync("document.querySelector('#int_kernel a').click()");
        // The reply may come before the output.
        await server.UntilAsync($"() => !{LastCell}.element.hasClass('running') && {LastCell}.output_area.outputs.length === 2");

        Assert.Equal("stopped on request", await server.Page.EvaluateExpressionAsync<string>($"{LastCell}.output_area.outputs[1].evalue"));
        Assert.Equal("3", await ResultAsync(server, "1 + 2"));
    }

    private static async Task RestartAsync(NotebookServer server)
    {
        await ResultAsync(server, "var before = 1;\nbefore");
        await server.Page.EvaluateExpressionAsync("document.querySelector('#restart_kernel a').click()");
        await server.UntilAsync("() => document.querySelector('.modal.in .btn-danger')");
        await server.Page.EvaluateExpressionAsync("new Promise(done => { Jupyter.notebook.events.one('kernel_ready.Kernel', done); document.querySelector('.modal.in .btn-danger').click(); }).then(() => true)");

        Assert.Equal("4", await ResultAsync(server, "2 + 2"));
        // The number comes behind the output.
        await server.UntilAsync($"() => Number.isInteger({LastCell}.input_prompt_number)");
        Assert.Equal(1, await server.Page.EvaluateExpressionAsync<int>($"{LastCell}.input_prompt_number"));
        await AddAsync(server, "before", run: true);
        await server.UntilAsync($"() => {LastCell}.output_area.outputs.length === 1");
        Assert.Contains("CS0103", await server.Page.EvaluateExpressionAsync<string>($"{LastCell}.output_area.outputs[0].evalue"), StringComparison.Ordinal);
    }

    private static async Task<string> ResultAsync(NotebookServer server, string code)
    {
        await AddAsync(server, code, run: true);
        await server.UntilAsync($"() => {LastCell}.output_area.outputs.length === 1");
        return await server.Page.EvaluateExpressionAsync<string>($"{LastCell}.output_area.outputs[0].data['text/plain']");
    }

    /// <summary>Adds a cell at the end and puts the cursor behind its text, or runs it.</summary>
    private static Task AddAsync(NotebookServer server, string code, bool run) => server.Page.EvaluateFunctionAsync(
        $$"""
        (code, run) => {
          Jupyter.notebook.insert_cell_at_bottom('code');
          var cell = {{LastCell}};
          cell.set_text(code);
          Jupyter.notebook.select(Jupyter.notebook.ncells() - 1);
          if (run) cell.execute();
          else {
            Jupyter.notebook.edit_mode();
            cell.focus_editor();
            cell.code_mirror.setCursor(0, code.length);
          }
        }
        """,
        code,
        run);
}
