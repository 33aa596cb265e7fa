using System.Text;
using CsCheck;
using EksCalc.Kernel.Messaging;
using EksCalc.Testing;

namespace EksCalc.Kernel.Tests.Messaging;

public sealed class MessageCodecTests
{
    [Fact]
    public void Decode_WhatWasEncoded_IsTheSame()
    {
        var parent = JupyterMessage.Create("execute_request", "s", new() { ["code"] = "1" });
        var message = JupyterMessage.Create("stream", "s", new() { ["text"] = "Grüße 한 😀 \ud800" }, parent) with { Identities = [[1, 2]], Buffers = [[3], []] };

        Assert.True(new MessageCodec("key").TryDecode(new MessageCodec("key").Encode(message), out var read));
        Assert.Equal(("stream", message.Id, parent.Id, "Grüße 한 😀 \ufffd"), (read.Type, read.Id, read.ParentId, (string)read.Content["text"]!));
        Assert.Equal([[1, 2]], read.Identities);
        Assert.Equal([[3], []], read.Buffers);
    }

    [Fact]
    public void Encode_Signature_IsThatOfOtherPrograms()
    {
        // Python: hmac.new(b"key", b"{}{}{}{}", "sha256").hexdigest()
        var message = JupyterMessage.Create("x", "s", []) with { Header = [] };
        Assert.Equal("ca767b02c5bc061ed184a9a029e7f93a7f2f7ed4e8fe74120fc1212f0b008fa3", Encoding.ASCII.GetString(new MessageCodec("key").Encode(message)[1]));
    }

    [Theory]
    [InlineData("key", "key", true)]
    [InlineData("key", "other", false)]
    [InlineData("", "key", false)]
    [InlineData("key", "", true)] // A kernel without a key checks nothing.
    public void Decode_OtherKey_IsDropped(string theirs, string ours, bool taken) =>
        Assert.Equal(taken, new MessageCodec(ours).TryDecode(new MessageCodec(theirs).Encode(JupyterMessage.Create("x", "s", [])), out _));

    [Fact]
    public void Decode_Replay_IsDropped()
    {
        var codec = new MessageCodec("key");
        var frames = new MessageCodec("key").Encode(JupyterMessage.Create("x", "s", []));

        Assert.True(codec.TryDecode(frames, out _));
        Assert.False(codec.TryDecode(frames, out _));
    }

    [Fact]
    public void Decode_OneByteChanged_IsDropped() => Gen.Select(Gen.Int[1, 5], Gen.Int[0, 10_000], Gen.Byte[1, 255]).ForAll((part, place, change) =>
    {
        var frames = new MessageCodec("key").Encode(JupyterMessage.Create("x", "s", new() { ["a"] = 1 })).Select(frame => (byte[])frame.Clone()).ToList();
        frames[part][place % frames[part].Length] ^= change;
        Assert.False(new MessageCodec("key").TryDecode(frames, out _));
    });

    [Fact]
    public void Decode_Noise_IsDropped()
    {
        var frame = Gen.OneOf(Gen.Byte.Array[0, 20], Gen.Const("<IDS|MSG>"u8.ToArray()), Gen.Const("{}"u8.ToArray()), Gen.Const("{\"a\":1,\"a\":2}"u8.ToArray()), Gen.Const("[]"u8.ToArray()));
        frame.List[0, 12].ForAll(frames => !new MessageCodec("key").TryDecode(frames, out _) && !new MessageCodec("").TryDecode(frames, out _));
    }
}
