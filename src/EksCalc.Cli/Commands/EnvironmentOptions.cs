using System.CommandLine;
using System.CommandLine.Completions;
using EksCalc.Cni;
using EksCalc.Instances;

namespace EksCalc.Cli.Commands;

/// <summary>The options that give ipamd's variables: <c>--env</c>, and what stands for one or two of them.</summary>
internal sealed class EnvironmentOptions
{
    private readonly Option<string[]> variables = new("--env")
    {
        Description = "A variable as set on the aws-node DaemonSet; may be repeated. What is not given is not set. "
            + $"What counts: {string.Join(", ", Counted.Select(variable => variable.Name))}.",
        HelpName = "NAME=VALUE",
        DefaultValueFactory = _ => [],
        CompletionSources = { _ => Counted.Select(variable => new CompletionItem($"{variable.Name}=", detail: variable.Meaning)) },
    };

    private readonly Option<bool> manifest = new("--manifest-defaults")
    {
        Description = $"Start from what the add-on's manifest sets and ipamd does not by itself: {string.Join(", ", CniVariables.ManifestDefaults.Select(variable => $"{variable.Key}={variable.Value}"))}.",
    };

    private readonly Option<bool> prefixes = CommandOptions.PrefixDelegation();
    private readonly Option<bool> custom = CommandOptions.CustomNetworking();

    private static IEnumerable<CniVariable> Counted => CniVariables.OfAddresses.Where(variable => variable.Effect == CniVariableEffect.Modelled);

    public void AddTo(Command command)
    {
        command.Add(variables);
        command.Add(manifest);
        command.Add(prefixes);
        command.Add(custom);
    }

    /// <summary>The settings on a type, as ipamd reads them.</summary>
    /// <exception cref="InvalidInputException">An entry is no variable, is there twice, or contradicts an option.</exception>
    public CniEnvironment Read(ParseResult parsed, InstanceType type)
    {
        var problems = new List<InputProblem>();
        var environment = Given(parsed.GetValue(variables)!, problems);
        var given = CniSettings.Of(environment);
        Turn(parsed.GetValue(prefixes), prefixes, CniVariables.PrefixDelegation, given.Mode != IpMode.SecondaryIp);
        Turn(parsed.GetValue(custom), custom, CniVariables.CustomNetworking, given.CustomNetworking);
        if (parsed.GetValue(manifest))
        {
            foreach (var (name, value) in CniVariables.ManifestDefaults)
                environment.TryAdd(name, value);
        }

        return problems.Count == 0 ? CniSettings.FromEnvironment(environment, type) : throw new InvalidInputException(problems);

        void Turn(bool wanted, Option<bool> option, string name, bool alreadyOn)
        {
            if (wanted && !environment.TryAdd(name, "true") && !alreadyOn)
                problems.Add(new InputProblem("--env", $"{name}={environment[name]} contradicts {option.Name}; give one of the two."));
        }
    }

    private static Dictionary<string, string> Given(IEnumerable<string> entries, List<InputProblem> problems)
    {
        var environment = new Dictionary<string, string>();
        foreach (var entry in entries)
        {
            var at = entry.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
                problems.Add(new InputProblem("--env", $"'{entry}' is not NAME=VALUE, e.g. WARM_IP_TARGET=5."));
            else if (!environment.TryAdd(entry[..at], entry[(at + 1)..]))
                problems.Add(new InputProblem("--env", $"'{entry}' after '{entry[..at]}={environment[entry[..at]]}': {entry[..at]} is there twice."));
        }

        return environment;
    }
}
