using System.Text.Json;
using EksCalc.Input;

namespace EksCalc.Exchange.Traces;

/// <summary>Takes values out of a JSON document and notes every problem with its path, so that all are reported at once.</summary>
internal sealed partial class JsonInput
{
    /// <summary>The longest time a scenario can name: a century, far from any overflow.</summary>
    private const decimal MostSeconds = 3_200_000_000;

    public List<InputProblem> Problems { get; } = [];

    public void ThrowIfAny()
    {
        if (Problems.Count > 0)
            throw new InvalidInputException(Problems);
    }

    public void Problem(string path, string message) => Problems.Add(new InputProblem(path, message));

    /// <summary>A member; null if it is not there or null.</summary>
    public JsonElement? Member(JsonElement parent, string path, string name, bool required = false)
    {
        if (parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
            return value;
        if (required)
            Problem($"{path}.{name}", "Missing.");
        return null;
    }

    public JsonElement Object(JsonElement parent, string path, string name, IReadOnlyCollection<string>? known = null, bool required = true)
    {
        if (Member(parent, path, name, required) is not { } value)
            return default;
        if (value.ValueKind == JsonValueKind.Object)
        {
            if (known is not null)
                Keys(value, $"{path}.{name}", known);
            return value;
        }

        Problem($"{path}.{name}", $"An object expected, {Found(value)} found.");
        return default;
    }

    /// <summary>The items of an array with their paths; none if it is not there.</summary>
    public IEnumerable<(JsonElement Item, string Path)> Items(JsonElement parent, string path, string name, bool required = false)
    {
        if (Member(parent, path, name, required) is not { } array)
            yield break;
        if (array.ValueKind != JsonValueKind.Array)
        {
            Problem($"{path}.{name}", $"An array expected, {Found(array)} found.");
            yield break;
        }

        var index = 0;
        foreach (var item in array.EnumerateArray())
            yield return (item, $"{path}.{name}[{index++}]");
    }

    public string? Text(JsonElement parent, string path, string name, bool required = false)
    {
        if (Member(parent, path, name, required) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        Problem($"{path}.{name}", $"Text expected, {Found(value)} found.");
        return null;
    }

    public bool? Flag(JsonElement parent, string path, string name, bool required = false)
    {
        if (Member(parent, path, name, required) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Problem($"{path}.{name}", $"true or false expected, {Found(value)} found.");
        return null;
    }

    public long? Whole(JsonElement parent, string path, string name, long least, long most, bool required = false)
    {
        if (Member(parent, path, name, required) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number == decimal.Truncate(number) && number >= least && number <= most)
            return (long)number;
        Problem($"{path}.{name}", $"A whole number from {least} to {most} expected, {Found(value)} found.");
        return null;
    }

    public int? Int(JsonElement parent, string path, string name, int least, int most, bool required = false) =>
        (int?)Whole(parent, path, name, least, most, required);

    /// <summary>A time in seconds with at most three decimals.</summary>
    public TimeSpan? Seconds(JsonElement parent, string path, string name, bool required = false)
    {
        if (Member(parent, path, name, required) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var seconds) && seconds is >= 0 and <= MostSeconds && seconds * 1000 == decimal.Truncate(seconds * 1000))
            return TimeSpan.FromMilliseconds((long)(seconds * 1000));
        Problem($"{path}.{name}", $"Seconds from 0 with at most three decimals expected, {Found(value)} found.");
        return null;
    }

    /// <summary>One of the names that stand for values.</summary>
    public T? Name<T>(JsonElement parent, string path, string name, IReadOnlyDictionary<string, T> names)
        where T : struct
    {
        if (Text(parent, path, name, required: true) is not { } text)
            return null;
        if (names.TryGetValue(text, out var value))
            return value;
        Problem($"{path}.{name}", $"{ShownText.Quoted(text)} is none of {string.Join(", ", names.Keys)}{NearestNames.EndOfSentence(text, names.Keys)}");
        return null;
    }

    private static string Found(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= 40 ? text : text[..40] + "...";
    }
}
