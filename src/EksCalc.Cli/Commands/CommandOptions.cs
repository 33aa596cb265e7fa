using System.CommandLine;
using EksCalc.Cli.Output;

namespace EksCalc.Cli.Commands;

/// <summary>Arguments and options that several commands share.</summary>
internal static class CommandOptions
{
    public static Option<OutputFormat> Format() => new("--format", "-f")
    {
        Description = "How to print the result (default: table).",
        HelpName = "table|json|csv|md",
        CustomParser = result =>
        {
            if (Array.FindIndex(Enum.GetNames<OutputFormat>(), name => name.Equals(result.Tokens[0].Value, StringComparison.OrdinalIgnoreCase)) is >= 0 and var format)
                return (OutputFormat)format;
            result.AddError($"--format takes table, json, csv or md, not '{result.Tokens[0].Value}'.");
            return default;
        },
    };

    public static Argument<string> InstanceType() => new("TYPE") { Description = "An EC2 instance type, e.g. m5.large." };

    public static Option<bool> PrefixDelegation() => new("--prefix-delegation") { Description = "Assign /28 prefixes (ENABLE_PREFIX_DELEGATION=true)." };

    public static Option<bool> CustomNetworking() => new("--custom-networking")
    {
        Description = "Pods use other subnets; the primary ENI serves none (AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true).",
    };

    /// <summary>A whole-number option that is refused, with its name and range, when it is out of range.</summary>
    public static Option<int?> Number(string name, int least, int most, string description)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out var value) || value < least || value > most))
                result.AddError($"{name} takes a whole number from {least} to {most}, not '{result.Tokens[0].Value}'.");
        });
        return option;
    }
}
