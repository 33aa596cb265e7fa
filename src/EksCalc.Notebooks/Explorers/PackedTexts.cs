namespace EksCalc.Notebooks.Explorers;

/// <summary>Many texts that are much alike: each word once, and of each text the words in which it differs from the one before.</summary>
/// <param name="Words">The words, without the spaces between them.</param>
/// <param name="Changes">
/// For each text how many words it has, how many differ from the word at that place in the text before, and of each its place and number.
/// Bytes as of <see cref="PackedValues"/>, in Base64.
/// </param>
internal sealed record PackedTexts(IReadOnlyList<string> Words, string Changes)
{
    private const char Gap = ' ';

    /// <summary>Packs texts.</summary>
    public static PackedTexts Of(IEnumerable<string> texts)
    {
        var (words, places, bytes) = (new List<string>(), new Dictionary<string, int>(StringComparer.Ordinal), new List<byte>());
        string[] before = [];
        foreach (var text in texts)
        {
            var now = text.Split(Gap);
            var changes = Enumerable.Range(0, now.Length).Where(place => place >= before.Length || before[place] != now[place]).ToList();
            PackedValues.Add(bytes, (ulong)now.Length);
            PackedValues.Add(bytes, (ulong)changes.Count);
            foreach (var place in changes)
            {
                PackedValues.Add(bytes, (ulong)place);
                PackedValues.Add(bytes, (ulong)PlaceOf(now[place]));
            }

            before = now;
        }

        return new PackedTexts(words, Convert.ToBase64String([.. bytes]));

        int PlaceOf(string word)
        {
            if (!places.TryGetValue(word, out var place))
            {
                places[word] = place = words.Count;
                words.Add(word);
            }

            return place;
        }
    }
}
