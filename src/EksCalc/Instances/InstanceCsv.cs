using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EksCalc.Input;

namespace EksCalc.Instances;

/// <summary>The text form of the catalog: reading with every rule checked, and writing. No field needs a quote.</summary>
public static class InstanceCsv
{
    private const int ColumnCount = 17;

    private static readonly string[] Architectures = ["x86_64", "arm64", "x86_64_mac", "arm64_mac"];

    /// <summary>The header row.</summary>
    public const string Header =
        "instanceType,family,size,architecture,vCpus,memoryMiB,hypervisor,bareMetal,maxEnis,ipv4PerEni,networkCards," +
        "maxEnisPerCard,defaultNetworkCard,prefixDelegation,trunking,branchEnis,maxPodsFile";

    /// <summary>The catalog as text: header, one row a type in the order given, LF line ends.</summary>
    public static string Write(IEnumerable<InstanceType> types)
    {
        ArgumentNullException.ThrowIfNull(types);
        var text = new StringBuilder(Header).Append('\n');
        foreach (var type in types)
        {
            text.AppendJoin(',', [
                type.Name, type.Family, type.Size, type.Architecture, Number(type.VCpus), Number(type.MemoryMiB),
                HypervisorName(type.Hypervisor), Flag(type.IsBareMetal), Number(type.MaxEnis), Number(type.Ipv4PerEni),
                Number(type.MaxEnisPerCard.Length), string.Join(';', type.MaxEnisPerCard), Number(type.DefaultNetworkCard),
                Flag(type.SupportsPrefixDelegation), Flag(type.SupportsTrunking), Number(type.BranchEnis), Number(type.MaxPodsInCniFile),
            ]).Append('\n');
        }

        return text.ToString();

        static string? Number(long? value) => value?.ToString(CultureInfo.InvariantCulture);
        static string? Flag(bool? value) => value switch { null => null, true => "true", false => "false" };
    }

    internal static InstanceType[] Parse(ReadOnlySpan<byte> utf8, string fileName)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidInputException(fileName, "is not UTF-8 text.");
        }

        var problems = new List<InputProblem>();
        var types = new List<InstanceType>(1500);
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (number == 1)
            {
                if (!line.SequenceEqual(Header))
                    throw new InvalidInputException($"{fileName}:1", $"the header is not the expected one: {Header}");
                continue;
            }

            if (line.IsEmpty)
                continue;
            var row = new Row(line, $"{fileName}:{number}", problems);
            if (row.Read() is not { } type)
                continue;
            if (types.Count > 0 && string.CompareOrdinal(types[^1].Name, type.Name) >= 0)
                row.Problem("instanceType", $"{type.Name} comes after {types[^1].Name}; rows are sorted by name (ordinal), each name once");
            types.Add(type);
        }

        if (types.Count == 0 && problems.Count == 0)
            problems.Add(new InputProblem(fileName, "has no instance types."));
        return problems.Count == 0 ? [.. types] : throw new InvalidInputException(problems);
    }

    private static string HypervisorName(Hypervisor hypervisor) => hypervisor switch
    {
        Hypervisor.Nitro => "nitro",
        Hypervisor.Xen => "xen",
        _ => "unknown",
    };

    /// <summary>One line on its way to an <see cref="InstanceType"/>; what is wrong goes to the list of problems.</summary>
    private readonly ref struct Row(ReadOnlySpan<char> line, string place, List<InputProblem> problems)
    {
        private readonly ReadOnlySpan<char> line = line;

        public InstanceType? Read()
        {
            Span<Range> ranges = stackalloc Range[ColumnCount + 1];
            var count = line.Split(ranges, ',');
            if (count != ColumnCount)
            {
                problems.Add(new InputProblem(place, $"has {(count > ColumnCount ? "more" : "fewer")} than {ColumnCount} columns."));
                return null;
            }

            var before = problems.Count;
            var name = line[ranges[0]].ToString();
            var type = new InstanceType
            {
                Name = name,
                Family = line[ranges[1]].ToString(),
                Size = line[ranges[2]].ToString(),
                Architecture = Text(line[ranges[3]]),
                VCpus = (int?)Number("vCpus", line[ranges[4]], 1, 4096),
                MemoryMiB = Number("memoryMiB", line[ranges[5]], 1, 1L << 40),
                Hypervisor = ReadHypervisor(line[ranges[6]]),
                IsBareMetal = Flag("bareMetal", line[ranges[7]]) ?? Missing<bool>("bareMetal"),
                MaxEnis = (int)(Number("maxEnis", line[ranges[8]], 1, 256) ?? Missing<long>("maxEnis")),
                Ipv4PerEni = (int)(Number("ipv4PerEni", line[ranges[9]], 2, 256) ?? Missing<long>("ipv4PerEni")),
                MaxEnisPerCard = Cards(line[ranges[11]]),
                DefaultNetworkCard = (int)(Number("defaultNetworkCard", line[ranges[12]], 0, 255) ?? Missing<long>("defaultNetworkCard")),
                SupportsPrefixDelegation = Flag("prefixDelegation", line[ranges[13]]) ?? Missing<bool>("prefixDelegation"),
                SupportsTrunking = Flag("trunking", line[ranges[14]]),
                BranchEnis = (int?)Number("branchEnis", line[ranges[15]], 0, 4096),
                MaxPodsInCniFile = (int?)Number("maxPodsFile", line[ranges[16]], 1, 65536),
            };
            var cards = Number("networkCards", line[ranges[10]], 1, 256) ?? Missing<long>("networkCards");
            if (problems.Count == before)
                CheckAgainstEachOther(type, cards);
            return problems.Count == before ? type : null;
        }

        public void Problem(string column, string message) => problems.Add(new InputProblem($"{place} {column}", message + "."));

        private void CheckAgainstEachOther(InstanceType type, long cards)
        {
            if (type.Name.Count(c => c == '.') != 1 || type.Name != $"{type.Family}.{type.Size}" || type.Family.Length == 0 || type.Size.Length == 0)
                Problem("instanceType", $"{type.Name} is not its family and size joined by a dot ({type.Family}, {type.Size})");
            if (type.Name.Any(char.IsAsciiLetterUpper))
                Problem("instanceType", $"{type.Name} has capital letters; EC2's names have none");
            if (type.Architecture is { } architecture && Array.IndexOf(Architectures, architecture) < 0)
                Problem("architecture", $"'{architecture}' is none of {string.Join(", ", Architectures)}");
            if (type.MaxEnisPerCard.Length != cards)
                Problem("maxEnisPerCard", $"lists {type.MaxEnisPerCard.Length} cards where networkCards says {cards}");
            else if (type.DefaultNetworkCard >= cards)
                Problem("defaultNetworkCard", $"{type.DefaultNetworkCard} is not the index of one of {cards} cards");
            else if (type.MaxEnisPerCard[type.DefaultNetworkCard] != type.MaxEnis)
                Problem("maxEnis", $"{type.MaxEnis} is not the default card's {type.MaxEnisPerCard[type.DefaultNetworkCard]}");
            if (type.SupportsPrefixDelegation != (type.Hypervisor == Hypervisor.Nitro || type.IsBareMetal))
                Problem("prefixDelegation", "must be true exactly for Nitro and bare metal (R15)");
            if (type.SupportsTrunking.HasValue != type.BranchEnis.HasValue || type is { SupportsTrunking: false, BranchEnis: not 0 })
                Problem("branchEnis", "must be given exactly where trunking is, and be 0 where trunking is false");
            if (type.MaxPodsInCniFile is { } pods && pods != (type.MaxEnis * type.SlotsPerEni) + 2)
                Problem("maxPodsFile", $"{pods} is not maxEnis x (ipv4PerEni - 1) + 2 (R11)");
        }

        private static string? Text(ReadOnlySpan<char> field) => field.IsEmpty ? null : field.ToString();

        private T Missing<T>(string column)
            where T : struct
        {
            // An unreadable value has been reported already; an empty one has not.
            if (problems.Count == 0 || problems[^1].Place != $"{place} {column}")
                Problem(column, "is empty");
            return default;
        }

        private long? Number(string column, ReadOnlySpan<char> field, long least, long most)
        {
            if (field.IsEmpty)
                return null;
            if (PlainNumber.TryParse(field, NumberStyles.None, out long value) && value >= least && value <= most)
                return value;
            Problem(column, $"'{field}' is not a whole number from {least} to {most}");
            return null;
        }

        private bool? Flag(string column, ReadOnlySpan<char> field)
        {
            if (field.IsEmpty)
                return null;
            if (field is "true" or "false")
                return field is "true";
            Problem(column, $"'{field}' is neither true nor false");
            return null;
        }

        private Hypervisor ReadHypervisor(ReadOnlySpan<char> field)
        {
            switch (field)
            {
                case "nitro": return Hypervisor.Nitro;
                case "xen": return Hypervisor.Xen;
                case "unknown": return Hypervisor.Unknown;
                default:
                    Problem("hypervisor", $"'{field}' is none of nitro, xen, unknown");
                    return Hypervisor.Unknown;
            }
        }

        private ImmutableArray<int> Cards(ReadOnlySpan<char> field)
        {
            var cards = ImmutableArray.CreateBuilder<int>();
            foreach (var part in field.Split(';'))
                cards.Add((int)(Number("maxEnisPerCard", field[part], 1, 256) ?? Missing<long>("maxEnisPerCard")));
            return cards.ToImmutable();
        }
    }
}
