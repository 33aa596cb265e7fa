using EksCalc.Kernel.Messaging;
using EksCalc.Testing;

namespace EksCalc.Kernel.Tests.Messaging;

public sealed class ConnectionFileTests : IDisposable
{
    private const string Good = """{"shell_port":1,"iopub_port":2,"stdin_port":3,"control_port":4,"hb_port":5,"ip":"127.0.0.1","key":"k","transport":"tcp","signature_scheme":"hmac-sha256","kernel_name":"n","more":[]}""";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var info = new ConnectionInfo { ShellPort = 1, IopubPort = 2, StdinPort = 3, ControlPort = 4, HeartbeatPort = 5, Key = "k", KernelName = "n" };
        var path = folder.PathOf("c.json");
        ConnectionFile.Write(path, info);

        Assert.Equal(info, ConnectionFile.Read(path, warning => Assert.Fail(warning)));
        Assert.Equal(info, Read(Good));
        Assert.Throws<IOException>(() => ConnectionFile.Write(path, info));
    }

    [Theory]
    [InlineData("\"127.0.0.1\"", "\"0.0.0.0\"", "ip is '0.0.0.0'")]
    [InlineData("\"127.0.0.1\"", "\"*\"", "ip is '*'")]
    [InlineData("\"127.0.0.1\"", "\"192.168.0.1\"", "ip is '192.168.0.1'")]
    [InlineData("\"127.0.0.1\"", "7", "ip is no text")]
    [InlineData("\"tcp\"", "\"udp\"", "transport is 'udp'")]
    [InlineData("hmac-sha256", "hmac-md5", "signature_scheme is 'hmac-md5'")]
    [InlineData("\"hb_port\":5,", "", "hb_port is no port")]
    [InlineData("\"hb_port\":5", "\"hb_port\":70000", "hb_port is no port")]
    [InlineData("{", "[", "is not JSON")]
    public void Read_WhatCannotBeUsed_SaysWhy(string from, string to, string problem)
    {
        var path = folder.Write("c.json", Good.Replace(from, to, StringComparison.Ordinal));
        Assert.StartsWith($"{path}: {problem}", Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Missing_SaysSo() => Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read(folder.PathOf("none.json")));

    [Fact]
    public void Read_OthersMayUseTheFile_WarnsOrRefuses()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no such rights.");
        var path = folder.Write("c.json", Good);
        var warnings = new List<string>();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32("644", 8));
        ConnectionFile.Read(path, warnings.Add);
        Assert.Contains("others may read the key", Assert.Single(warnings), StringComparison.Ordinal);

        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32("666", 8));
        Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read(path));
    }

    [Theory]
    [InlineData("127.0.0.1", "tcp://127.0.0.1:1")]
    [InlineData("localhost", "tcp://127.0.0.1:1")]
    [InlineData("::1", "tcp://[::1]:1")]
    public void Read_LoopbackAddress_IsTaken(string ip, string address) =>
        Assert.Equal(address, Read(Good.Replace("127.0.0.1", ip, StringComparison.Ordinal)).TcpAddress(1));

    private ConnectionInfo Read(string text) => ConnectionFile.Read(folder.Write("read.json", text));
}
