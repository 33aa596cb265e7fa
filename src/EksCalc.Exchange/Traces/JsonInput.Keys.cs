using System.Text.Json;
using EksCalc.Input;

namespace EksCalc.Exchange.Traces;

/// <content>The keys that objects have.</content>
internal sealed partial class JsonInput
{
    /// <summary>Notes keys that an object should not have, and those that it has twice.</summary>
    /// <param name="json">The object; nothing is said of anything else.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="known">The keys there are; null where they are names that the file gives.</param>
    public void Keys(JsonElement json, string path, IReadOnlyCollection<string>? known = null)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return;
        var seen = new HashSet<string>();
        foreach (var member in json.EnumerateObject())
        {
            if (!seen.Add(member.Name))
                Problem(Member(path, member.Name), "It is there twice.");
            else if (known is not null && !known.Contains(member.Name))
                Problem(Member(path, member.Name), $"There is no such key{NearestNames.EndOfSentence(member.Name, known)}");
        }
    }

    /// <summary>The path of a member, its name shortened where it is long.</summary>
    public static string Member(string path, string name) => Display.Member(path, ShownText.Short(name));

    /// <summary>An object whose values are texts, under names that the file gives.</summary>
    public Dictionary<string, string> Texts(JsonElement json, string path, string expected)
    {
        var texts = new Dictionary<string, string>();
        if (json.ValueKind != JsonValueKind.Object)
        {
            Problem(path, expected);
            return texts;
        }

        Keys(json, path);
        foreach (var member in json.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.String)
                texts[member.Name] = member.Value.GetString()!;
            else
                Problem(Member(path, member.Name), "Text expected, in quotes.");
        }

        return texts;
    }
}
