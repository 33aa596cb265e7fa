using System.CommandLine;
using EksCalc.Cli.Output;
using EksCalc.Exchange.Results;
using EksCalc.Instances;
using static System.FormattableString;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc limits</c>: what the catalog knows of instance types.</summary>
internal static class LimitsCommand
{
    public static ToolCommand Create(ToolConsole console)
    {
        var names = new Argument<string[]>("TYPE")
        {
            Description = "Instance types or patterns, e.g. m5.large 'c5.*'. All types when left out.",
            HelpName = "TYPE",
            Arity = ArgumentArity.ZeroOrMore,
        };
        names.CompletionSources.Add(CommandOptions.InstanceTypes);
        string[] architectures = ["x86_64", "arm64", "x86_64_mac", "arm64_mac"];
        var architecture = CommandOptions.OneOf("--arch", "Only this architecture.", architectures, index => (string?)architectures[index]);
        var minVCpus = CommandOptions.Number("--min-vcpus", 1, 4096, "Fewest vCPUs.");
        var maxVCpus = CommandOptions.Number("--max-vcpus", 1, 4096, "Most vCPUs.");
        var prefixes = new Option<bool>("--prefixes") { Description = "Only types that support prefix delegation." };
        var trunking = new Option<bool>("--trunking") { Description = "Only types that support security groups for pods." };
        var format = CommandOptions.Format();

        var command = new ToolCommand(
            "limits",
            "Shows the ENI and address limits of instance types.",
            "limits m5.large",
            "limits 'm5.*' 'c5.*' --format csv",
            "limits --arch arm64 --max-vcpus 4 --trunking")
        { names, architecture, minVCpus, maxVCpus, prefixes, trunking, format };
        command.SetAction(parsed =>
        {
            var filter = new InstanceFilter
            {
                Architecture = parsed.GetValue(architecture),
                MinVCpus = parsed.GetValue(minVCpus),
                MaxVCpus = parsed.GetValue(maxVCpus),
                SupportsPrefixDelegation = parsed.GetValue(prefixes) ? true : null,
                SupportsTrunking = parsed.GetValue(trunking) ? true : null,
            };
            var types = Select(parsed.GetValue(names) ?? []).Where(filter.Matches).DistinctBy(type => type.Name).ToList();
            if (types.Count == 0)
            {
                console.Note("ekscalc: no instance type passes these conditions.");
                return ExitCode.No;
            }

            console.Answer(Answer(types), parsed.GetValue(format));
            console.Write(ToResult(types), parsed.GetValue(format));
            return ExitCode.Done;
        });
        return command;
    }

    private static List<InstanceType> Select(string[] names)
    {
        var catalog = InstanceCatalog.Default;
        if (names.Length == 0)
            return [.. catalog.Types];
        var problems = new List<InputProblem>();
        var types = new List<InstanceType>();
        foreach (var name in names)
        {
            if (name.IndexOfAny(['*', '?']) < 0)
            {
                try
                {
                    types.Add(catalog.Get(name));
                }
                catch (InvalidInputException unknown)
                {
                    problems.AddRange(unknown.Problems);
                }

                continue;
            }

            var matching = catalog.Find(name).ToList();
            if (matching.Count == 0)
                problems.Add(new InputProblem(name, "no instance type matches this pattern."));
            types.AddRange(matching);
        }

        return problems.Count == 0 ? types : throw new InvalidInputException(problems);
    }

    /// <summary>The answer in a sentence: of one type its ENIs, of several those for the most and the fewest pods.</summary>
    internal static string Answer(IReadOnlyList<InstanceType> types)
    {
        if (types is [var only])
            return Invariant($"{only.Name} has {only.MaxEnis:N0} {(only.MaxEnis == 1 ? "ENI" : "ENIs")} of {only.Ipv4PerEni:N0} IPv4 addresses, enough for {Nodes.MaxPods.Nodeadm(only):N0} pods.");
        var (most, fewest) = (types.MaxBy(Nodes.MaxPods.Nodeadm)!, types.MinBy(Nodes.MaxPods.Nodeadm)!);
        if (Nodes.MaxPods.Nodeadm(most) == Nodes.MaxPods.Nodeadm(fewest))
            return Invariant($"{types.Count:N0} types: each has addresses for {Nodes.MaxPods.Nodeadm(most):N0} pods.");
        return Invariant($"{types.Count:N0} types: {most.Name} has addresses for most pods, {Nodes.MaxPods.Nodeadm(most):N0}, {fewest.Name} for fewest, {Nodes.MaxPods.Nodeadm(fewest):N0}.");
    }

    private static Result ToResult(List<InstanceType> types) => new(
        ["Type", "vCPUs", "Memory MiB", "Arch", "Hypervisor", "ENIs", "IPv4 per ENI", "Cards", "Prefixes", "Trunking", "Branch ENIs", "Max pods"],
        [.. types.Select(type => (IReadOnlyList<object?>)[
            type.Name, type.VCpus, type.MemoryMiB, type.Architecture,
            HypervisorName(type),
            type.MaxEnis, type.Ipv4PerEni, type.MaxEnisPerCard.Length, YesNo(type.SupportsPrefixDelegation), YesNo(type.SupportsTrunking), type.BranchEnis,
            Nodes.MaxPods.Nodeadm(type)])],
        new LimitsJson(types, ModelVersion.Current),
        ResultJson.Readable.LimitsJson);

    private static string HypervisorName(InstanceType type) => type.IsBareMetal ? "bare metal" : type.Hypervisor switch
    {
        Hypervisor.Nitro => "nitro",
        Hypervisor.Xen => "xen",
        _ => "?",
    };

    private static string YesNo(bool? value) => value switch { null => "?", true => "yes", false => "no" };
}
