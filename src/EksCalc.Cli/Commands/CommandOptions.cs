using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;
using EksCalc.Cli.Output;
using EksCalc.Clusters.Checks;
using EksCalc.Input;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Notebooks;

namespace EksCalc.Cli.Commands;

/// <summary>Arguments and options that several commands share.</summary>
internal static class CommandOptions
{
    private const int LongestHelpName = 30;

    public static Option<OutputFormat> Format() => Choice<OutputFormat>("--format", "How to print the result (default: table).", "-f");

    /// <summary>An option that takes one of an enumeration's names in lower case; what is not one of them is refused.</summary>
    public static Option<T> Choice<T>(string name, string description, params string[] aliases)
        where T : struct, Enum =>
        OneOf(name, description, [.. Enum.GetNames<T>().Select(choice => choice.ToLowerInvariant())], index => Enum.GetValues<T>()[index], aliases);

    /// <summary>Whether files that are there may be replaced.</summary>
    public static Option<bool> Force() => new("--force") { Description = "Replace files that are there and say something else." };

    /// <summary>Who runs the nodes; null where it is not said.</summary>
    public static Option<NodeGroupKind?> Kind(string description) =>
        OneOf("--kind", description, [.. Enum.GetValues<NodeGroupKind>().Select(NodeGroupKeys.Spelling)], index => (NodeGroupKind?)Enum.GetValues<NodeGroupKind>()[index]);

    /// <summary>An option that takes one of some names, whatever their case; what is not one of them is refused with the nearest.</summary>
    public static Option<T> OneOf<T>(string name, string description, IReadOnlyList<string> names, Func<int, T> value, params string[] aliases)
    {
        var all = string.Join('|', names);
        var isShort = all.Length <= LongestHelpName; // Help would break a longer one anywhere.
        var option = new Option<T>(name, aliases)
        {
            Description = isShort ? description : $"{description} One of {string.Join(", ", names.SkipLast(1))} and {names[^1]}.",
            HelpName = isShort ? all : "NAME",
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (names.ToList().FindIndex(choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase)) is >= 0 and var index)
                    return value(index);
                var nearest = NearestNames.DidYouMean(text, names);
                result.AddError($"{name} takes {string.Join(", ", names.SkipLast(1))} or {names[^1]}, not {ShownText.Quoted(text)}{(nearest.Length == 0 ? "." : nearest)}");
                return default;
            },
        };
        option.CompletionSources.Add([.. names]);
        return option;
    }

    public static Argument<string> InstanceType()
    {
        var type = new Argument<string>("TYPE") { Description = "An EC2 instance type, e.g. m5.large.", HelpName = "TYPE" };
        type.CompletionSources.Add(InstanceTypes);
        return type;
    }

    /// <summary>The names of all instance types, to complete what is typed.</summary>
    public static IEnumerable<string> InstanceTypes(CompletionContext context) => InstanceCatalog.Default.Types.Select(type => type.Name);

    public static Argument<string> Scenario()
    {
        var file = new Argument<string>("SCENARIO") { Description = "A scenario file, YAML or JSON.", HelpName = "SCENARIO" };
        file.CompletionSources.Add(ScenarioInput.FilesBelow);
        return file;
    }

    /// <summary>One scenario file or more.</summary>
    public static Argument<string[]> Scenarios(string description)
    {
        var files = new Argument<string[]>("SCENARIO") { Description = description, HelpName = "SCENARIO", Arity = ArgumentArity.OneOrMore };
        files.CompletionSources.Add(ScenarioInput.FilesBelow);
        files.Validators.Add(EachOnce);
        return files;
    }

    /// <summary>Refuses a file that is named twice, in whatever way it is written.</summary>
    public static void EachOnce(ArgumentResult files)
    {
        foreach (var same in files.Tokens.GroupBy(token => FullPath(token.Value)).Where(same => same.Count() > 1))
            files.AddError($"{ShownText.Quoted(same.First().Value)} is named {same.Count()} times; name each file once.");

        static string FullPath(string name) => name.Length == 0 || name.Contains('\0', StringComparison.Ordinal) ? name : Path.GetFullPath(name);
    }

    public static Option<bool> PrefixDelegation() => new("--prefix-delegation") { Description = "Assign /28 prefixes (ENABLE_PREFIX_DELEGATION=true)." };

    public static Option<bool> CustomNetworking() => new("--custom-networking")
    {
        Description = "Pods use other subnets; the primary ENI serves none (AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true).",
    };

    /// <summary>A file that a chart is drawn to; one whose extension says no form is refused before the work begins.</summary>
    /// <param name="what">What is drawn: the description's beginning.</param>
    public static Option<string?> Chart(string what)
    {
        const string forms = ".html, .png, .svg or .json";
        var option = new FileOption<string?>(FileUse.Written, "--chart") { Description = $"{what}: {forms}.", HelpName = "FILE" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var file] && !ChartView.FileExtensions.Contains(Path.GetExtension(file.Value), StringComparer.OrdinalIgnoreCase))
                result.AddError($"--chart {ShownText.Short(file.Value)}: a chart is drawn as {forms}.");
        });
        return option;
    }

    /// <summary>The file of an option; an empty name is refused.</summary>
    public static FileInfo NamedFile(ArgumentResult result)
    {
        if (result.Tokens is [{ Value: { } name }] && !string.IsNullOrWhiteSpace(name))
            return new FileInfo(name);
        result.AddError("The name of a file expected, an empty text found.");
        return null!;
    }

    /// <summary>A whole-number option that is refused, with its name and range, when it is out of range.</summary>
    public static Option<int?> Number(string name, int least, int most, string description, params string[] aliases)
    {
        var option = new Option<int?>(name, aliases) { Description = description, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!PlainNumber.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, out int value) || value < least || value > most))
                result.AddError($"{name} takes a whole number from {least} to {most}, not {ShownText.Quoted(result.Tokens[0].Value)}.");
        });
        return option;
    }
}
