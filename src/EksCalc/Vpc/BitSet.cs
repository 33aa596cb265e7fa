using System.Numerics;

namespace EksCalc.Vpc;

/// <summary>A set of small numbers as bits, with counts by groups of words, so that the n-th member is found in a few steps.</summary>
internal sealed class BitSet
{
    private const int WordBits = 64;
    private const int WordsInGroup = 8;
    private const int GroupsInPart = 8;

    private readonly ulong[] words;
    private readonly ushort[] groups;
    private readonly ushort[] parts;

    public BitSet(int size)
    {
        words = new ulong[(size + WordBits - 1) / WordBits];
        groups = new ushort[(words.Length + WordsInGroup - 1) / WordsInGroup];
        parts = new ushort[(groups.Length + GroupsInPart - 1) / GroupsInPart];
    }

    /// <summary>Members.</summary>
    public int Count { get; private set; }

    public bool this[int member] => (words[member / WordBits] & Bit(member)) != 0;

    /// <summary>The 64 numbers that a word stands for.</summary>
    public ulong Word(int index) => words[index];

    public void Add(int member)
    {
        if (this[member])
            return;
        words[member / WordBits] |= Bit(member);
        Counted(member, 1);
    }

    public void Remove(int member)
    {
        if (!this[member])
            return;
        words[member / WordBits] &= ~Bit(member);
        Counted(member, -1);
    }

    /// <summary>The member with that many smaller ones.</summary>
    /// <param name="rank">0 to <see cref="Count"/> - 1.</param>
    public int MemberAt(int rank)
    {
        var part = 0;
        for (; rank >= parts[part]; part++)
            rank -= parts[part];
        var group = part * GroupsInPart;
        for (; rank >= groups[group]; group++)
            rank -= groups[group];
        var word = group * WordsInGroup;
        for (int bits; rank >= (bits = BitOperations.PopCount(words[word])); word++)
            rank -= bits;
        var left = words[word];
        for (; rank > 0; rank--)
            left &= left - 1;
        return (word * WordBits) + BitOperations.TrailingZeroCount(left);
    }

    private static ulong Bit(int member) => 1UL << (member % WordBits);

    private void Counted(int member, int change)
    {
        var group = member / (WordBits * WordsInGroup);
        groups[group] = (ushort)(groups[group] + change);
        parts[group / GroupsInPart] = (ushort)(parts[group / GroupsInPart] + change);
        Count += change;
    }
}
