using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NetMQ;

namespace EksCalc.Kernel.Tests.Server;

/// <summary>One kernel for all tests of the class: each asks for things that leave the others' alone.</summary>
public sealed class KernelServerTests(KernelServerTests.OneKernel shared) : IClassFixture<KernelServerTests.OneKernel>
{
    private readonly TestKernel kernel = shared.Kernel;

    [Theory]
    [InlineData("1 + 1", "[execute_result: 2]")]
    [InlineData("Console.Write(\"a\"); Console.Error.Write(\"b\"); display(1); 3", "[stdout: a][stderr: b][display_data: 1][execute_result: 3]")]
    [InlineData("for (var i = 0; i < 5; i++) Console.Write(i);", "[stdout: 01234]")]
    [InlineData("var shown = display(1); shown.Update(2);", "[display_data: 1][update_display_data: 2]")]
    [InlineData("display(1)", "[display_data: 1]")]
    [InlineData("clearOutput(); 1", "[clear][execute_result: 1]")]
    [InlineData("throw new InvalidOperationException(\"no\");", "[error: System.InvalidOperationException]")]
    [InlineData("Console.ReadLine()", "[error: System.InvalidOperationException]")]
    [InlineData("Console.Write(\"\\ud83d\"); Console.Write(\"\\ude00\");", "[stdout: 😀]")]
    public void Execute_Cell_Publishes(string code, string expected) => Assert.Equal(expected, kernel.Text(code));

    [Fact]
    public void Execute_CountsAndParents_AreRight()
    {
        var request = kernel.Send(kernel.Shell, "execute_request", new() { ["code"] = "5" });
        var reply = kernel.ReplyTo(kernel.Shell, request);
        var news = kernel.NewsOf(request);

        Assert.Equal(["status", "execute_input", "execute_result"], news.Select(message => message.Type));
        Assert.All(news, message => Assert.Equal(request.Id, message.ParentId));
        Assert.Equal((int)reply.Content["execution_count"]!, (int)news[2].Content["execution_count"]!);
        Assert.Equal((int)reply.Content["execution_count"]! + 1, (int)kernel.Run("6").Reply["execution_count"]!);
    }

    [Fact]
    public void Execute_Silent_PublishesNothingAndDoesNotCount()
    {
        var before = (int)kernel.Run("1").Reply["execution_count"]!;
        var (reply, news) = kernel.Run("Console.Write(\"x\"); 1", new() { ["silent"] = true });

        Assert.Empty(news);
        Assert.Equal(before, (int)reply["execution_count"]!);
        Assert.Equal(before + 1, (int)kernel.Run("1").Reply["execution_count"]!);
    }

    [Fact]
    public void Execute_Error_HasTheCellsLineAndThePlaceBesideIt()
    {
        var (reply, news) = kernel.Run("var before = 1;\nthrow new Exception(\"no\");");

        Assert.Equal("error", (string)reply["status"]!);
        Assert.Contains("line 2: throw new", (string)news[0].Content["traceback"]![1]!, StringComparison.Ordinal);
        Assert.Equal((2, "throw new Exception(\"no\");"), ((int)news[0].Metadata["line"]!, (string)news[0].Metadata["source_line"]!));
    }

    [Fact]
    public void Execute_UserExpressions_AreEvaluated()
    {
        var values = kernel.Run("var forExpressions = 40;", new() { ["user_expressions"] = new JsonObject { ["good"] = "forExpressions + 2", ["bad"] = "nope" } }).Reply["user_expressions"]!;

        Assert.Equal("42", (string)values["good"]!["data"]!["text/plain"]!);
        Assert.Equal(("error", "CompilationError"), ((string)values["bad"]!["status"]!, (string)values["bad"]!["ename"]!));
    }

    [Fact]
    public void Execute_ReadLine_AsksTheFrontEnd()
    {
        var request = kernel.Send(kernel.Shell, "execute_request", new() { ["code"] = "Console.Write(\"Name? \"); \"Hello \" + Console.ReadLine()", ["allow_stdin"] = true });
        var question = kernel.Receive(kernel.Stdin);
        while (question.ParentId != request.Id)
            question = kernel.Receive(kernel.Stdin); // Another test's cell, which was stopped before it had an answer.
        Assert.Equal(("input_request", request.Id), (question.Type, question.ParentId));
        kernel.Send(kernel.Stdin, "input_reply", new() { ["value"] = "you" });

        Assert.Equal("ok", (string)kernel.ReplyTo(kernel.Shell, request).Content["status"]!);
        var news = kernel.NewsOf(request);
        Assert.Equal("Hello you", (string)news[^1].Content["data"]!["text/plain"]!);
    }

    [Theory]
    [InlineData(true, "aborted")]
    [InlineData(false, "ok")]
    public void Execute_AfterAnError_WaitingCellsAreRefusedIfAsked(bool stop, string status)
    {
        var first = kernel.Send(kernel.Shell, "execute_request", new() { ["code"] = "System.Threading.Thread.Sleep(1000); throw new Exception();", ["stop_on_error"] = stop });
        var second = kernel.Send(kernel.Shell, "execute_request", new() { ["code"] = "1" });

        Assert.Equal("error", (string)kernel.ReplyTo(kernel.Shell, first).Content["status"]!);
        Assert.Equal(status, (string)kernel.ReplyTo(kernel.Shell, second).Content["status"]!);
        Assert.Equal("[execute_result: 3]", kernel.Text("3"));
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("Console.ReadLine()")]
    public void Interrupt_EndlessCell_EndsItAndTheSessionGoesOn(string code)
    {
        kernel.Run("var kept = 7;");
        var request = kernel.Send(kernel.Shell, "execute_request", new() { ["code"] = code, ["allow_stdin"] = true });
        while (kernel.Receive(kernel.Iopub) is var message && !(message.Type == "execute_input" && message.ParentId == request.Id))
            ;
        Assert.Equal("ok", (string)kernel.ReplyTo(kernel.Control, kernel.Send(kernel.Control, "interrupt_request")).Content["status"]!);

        Assert.Equal("Cancelled", (string)kernel.ReplyTo(kernel.Shell, request).Content["ename"]!);
        Assert.Equal("[execute_result: 7]", kernel.Text("kept"));
    }

    [Fact]
    public void KernelInfo_SaysWhatFrontEndsNeed()
    {
        var info = kernel.Ask("kernel_info_request");

        Assert.Equal(("ok", "5.3", "C#", ".cs"), ((string)info["status"]!, (string)info["protocol_version"]!, (string)info["language_info"]!["name"]!, (string)info["language_info"]!["file_extension"]!));
    }

    [Fact]
    public void DebugAndUnknownRequests_AreDeclined()
    {
        var request = kernel.Send(kernel.Control, "debug_request", new() { ["type"] = "request", ["seq"] = 3, ["command"] = "initialize" });
        var reply = kernel.ReplyTo(kernel.Control, request);
        Assert.Equal((false, "initialize"), ((bool)reply.Content["success"]!, (string)reply.Content["command"]!));

        kernel.Send(kernel.Shell, "no_such_request");
        kernel.Send(kernel.Shell, "execute_request", new() { ["code"] = 5, ["silent"] = "yes" });
        Assert.Equal("[execute_result: 3]", kernel.Text("3"));
    }

    [Fact]
    public void History_Tail_HasWhatWasRun()
    {
        kernel.Run("\"in history\"");
        var history = kernel.Ask("history_request", new() { ["hist_access_type"] = "search", ["pattern"] = "*in history*", ["output"] = true, ["raw"] = true })["history"]!.AsArray();

        Assert.Equal("[\"\\u0022in history\\u0022\",\"in history\"]", history[^1]![2]!.ToJsonString());
    }

    [Fact]
    public void Comm_BothWays_CarriesData()
    {
        kernel.Run("EksCalc.Kernel.Comms.CommHub.Register(\"echo\", (comm, data) => comm.OnMessage = (sent, _) => { Console.Write(\"got\"); comm.Send(new() { [\"back\"] = (string)sent[\"x\"] }); });");
        kernel.NewsOf(kernel.Send(kernel.Shell, "comm_open", new() { ["comm_id"] = "c1", ["target_name"] = "echo", ["data"] = new JsonObject() }));
        Assert.Equal("echo", (string)kernel.Ask("comm_info_request")["comms"]!["c1"]!["target_name"]!);

        kernel.Send(kernel.Shell, "comm_msg", new() { ["comm_id"] = "c1", ["data"] = new JsonObject { ["x"] = "hello" } });
        JsonObject back;
        while ((back = kernel.Receive(kernel.Iopub) is { Type: "comm_msg" } message ? message.Content : []).Count == 0)
            ;
        Assert.Equal("hello", (string)back["data"]!["back"]!);

        kernel.NewsOf(kernel.Send(kernel.Shell, "comm_close", new() { ["comm_id"] = "c1", ["data"] = new JsonObject() }));
        Assert.Empty(kernel.Ask("comm_info_request")["comms"]!.AsObject());
    }

    [Fact]
    public void Heartbeat_SendsBack()
    {
        kernel.Heartbeat.SendMultipartBytes([], "ping"u8.ToArray());
        Assert.Equal("ping", Encoding.UTF8.GetString(kernel.Heartbeat.ReceiveMultipartBytes()[^1]));
    }

    [Fact]
    public void Noise_OnEverySocket_ChangesNothing()
    {
        var noise = RandomNumberGenerator.GetBytes(1 << 20);
        foreach (var port in (int[])[kernel.Info.ShellPort, kernel.Info.IopubPort, kernel.Info.StdinPort, kernel.Info.ControlPort, kernel.Info.HeartbeatPort])
        {
            using var socket = new System.Net.Sockets.TcpClient("127.0.0.1", port);
            try
            {
                socket.GetStream().Write(noise);
            }
            catch (IOException)
            {
                // The kernel hung up.
            }
        }

        kernel.Shell.SendMultipartBytes(noise, "<IDS|MSG>"u8.ToArray(), noise, "{}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray());
        kernel.Control.SendMultipartBytes("x"u8.ToArray());
        Assert.Equal("[execute_result: 3]", kernel.Text("3"));
    }

    [Fact]
    public void ChildOfACell_WritesIntoItsOutputs()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("The streams of processes are captured on Unix.");
        Assert.Equal("[stdout: CHILD\n][execute_result: 1]", kernel.Text("System.Diagnostics.Process.Start(\"echo\", \"CHILD\").WaitForExit(); 1"));
        Assert.Equal("", kernel.Written);
    }

    public sealed class OneKernel : IDisposable
    {
        internal TestKernel Kernel { get; } = new();

        public void Dispose() => Kernel.Dispose();
    }
}
