using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EksCalc.Kernel.Messaging;

/// <summary>
/// Turns messages into the frames of Jupyter's wire protocol and back. Frames that are no message, have a wrong signature or
/// came before are dropped. Not for several threads at once.
/// </summary>
/// <param name="key">The key of the signatures; empty for messages without signatures.</param>
public sealed class MessageCodec(string key)
{
    /// <summary>How messages are signed.</summary>
    public const string SignatureScheme = "hmac-sha256";

    // What no honest front end comes near; the sockets bound the bytes.
    private const int MostFrames = 1024;
    private const int MostDepth = 256;
    private const int Parts = 4;

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MostDepth * 2 };
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = MostDepth };

    private readonly byte[] keyBytes = Encoding.UTF8.GetBytes(key);
    private readonly SeenSignatures seen = new();

    /// <summary>The frames of a message: identities, delimiter, signature, header, parent, metadata, content, buffers.</summary>
    /// <param name="message">The message.</param>
    public IReadOnlyList<byte[]> Encode(JupyterMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        byte[][] parts = [Bytes(message.Header), Bytes(message.Parent), Bytes(message.Metadata), Bytes(message.Content)];
        return [.. message.Identities, Delimiter, Encoding.ASCII.GetBytes(Sign(parts)), .. parts, .. message.Buffers];
    }

    /// <summary>Reads a message; each is taken once.</summary>
    /// <param name="frames">What came.</param>
    /// <param name="message">The message.</param>
    /// <returns>False for what is no message, has a wrong signature or came before.</returns>
    public bool TryDecode(IReadOnlyList<byte[]> frames, [NotNullWhen(true)] out JupyterMessage? message)
    {
        ArgumentNullException.ThrowIfNull(frames);
        message = null;
        if (frames.Count > MostFrames)
            return false;
        var start = 0;
        while (start < frames.Count && !frames[start].AsSpan().SequenceEqual(Delimiter))
            start++;
        if (frames.Count < start + 2 + Parts)
            return false;

        var parts = frames.Skip(start + 2).Take(Parts).ToArray();
        if (keyBytes.Length > 0 && !IsGenuine(frames[start + 1], parts))
            return false;
        if (Read(parts[0]) is not { } header || Read(parts[1]) is not { } parent || Read(parts[2]) is not { } metadata || Read(parts[3]) is not { } content)
            return false;
        message = new JupyterMessage
        {
            Identities = [.. frames.Take(start)],
            Header = header,
            Parent = parent,
            Metadata = metadata,
            Content = content,
            Buffers = [.. frames.Skip(start + 2 + Parts)],
        };
        return message is { Type.Length: > 0, Id.Length: > 0 };
    }

    private bool IsGenuine(byte[] signature, byte[][] parts) =>
        CryptographicOperations.FixedTimeEquals(signature, Encoding.ASCII.GetBytes(Sign(parts))) && seen.Add(Encoding.ASCII.GetString(signature));

    private string Sign(byte[][] parts)
    {
        if (keyBytes.Length == 0)
            return "";
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, keyBytes);
        foreach (var part in parts)
            hash.AppendData(part);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static byte[] Bytes(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, Compact);

    private static JsonObject? Read(byte[] bytes)
    {
        try
        {
            var json = JsonNode.Parse(bytes, documentOptions: Reading) as JsonObject;
            _ = json?.Count; // Names that come twice show here.
            return json;
        }
        catch (Exception noJson) when (noJson is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
