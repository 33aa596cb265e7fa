using System.Globalization;
using System.Text.Json.Nodes;

namespace EksCalc.Kernel.Messaging;

/// <summary>A message of Jupyter's protocol.</summary>
public sealed record JupyterMessage
{
    /// <summary>The version of the protocol that is spoken.</summary>
    public const string ProtocolVersion = "5.3";

    /// <summary>Whom a router socket had it from, or sends it to; for a publication its topic.</summary>
    public IReadOnlyList<byte[]> Identities { get; init; } = [];

    /// <summary>Id, type, session, user, date, version.</summary>
    public required JsonObject Header { get; init; }

    /// <summary>The header of the message that caused this one; empty when none did.</summary>
    public JsonObject Parent { get; init; } = [];

    /// <summary>What is said beside the content.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>The content, as its type has it.</summary>
    public JsonObject Content { get; init; } = [];

    /// <summary>Binary data.</summary>
    public IReadOnlyList<byte[]> Buffers { get; init; } = [];

    /// <summary>The message's type, for instance <c>execute_request</c>.</summary>
    public string Type => TextOf(Header, "msg_type");

    /// <summary>The message's id.</summary>
    public string Id => TextOf(Header, "msg_id");

    /// <summary>The id of the message that caused this one; empty when none did.</summary>
    public string ParentId => TextOf(Parent, "msg_id");

    /// <summary>Makes a message with a header of its own.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="session">The sender's session.</param>
    /// <param name="content">Its content.</param>
    /// <param name="parent">The message that causes it; null when none does.</param>
    public static JupyterMessage Create(string type, string session, JsonObject content, JupyterMessage? parent = null) => new()
    {
        Header = new JsonObject
        {
            ["msg_id"] = Guid.NewGuid().ToString(),
            ["session"] = session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            ["msg_type"] = type,
            ["version"] = ProtocolVersion,
        },
        Parent = parent is null ? [] : parent.Header.DeepClone().AsObject(),
        Content = content,
    };

    private static string TextOf(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue(out string? text) ? text : "";
}
