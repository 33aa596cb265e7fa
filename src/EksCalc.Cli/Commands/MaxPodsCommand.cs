using System.CommandLine;
using EksCalc.Cli.Output;
using EksCalc.Cni;
using EksCalc.Exchange.Results;
using EksCalc.Instances;
using EksCalc.Nodes;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc max-pods</c>: pods per node, for one type or for a file of cases.</summary>
internal static class MaxPodsCommand
{
    public static ToolCommand Create(ToolConsole console)
    {
        var type = CommandOptions.InstanceType();
        type.Arity = ArgumentArity.ZeroOrOne;
        var prefixes = CommandOptions.PrefixDelegation();
        var custom = CommandOptions.CustomNetworking();
        var maxEni = CommandOptions.Number("--max-eni", 1, 256, "MAX_ENI, if it is set.");
        var version = new Option<string>("--cni-version") { Description = "The VPC CNI's version.", HelpName = "V", DefaultValueFactory = _ => ModelVersion.ModelledVpcCni };
        var uncapped = new Option<bool>("--uncapped") { Description = "Leave out the recommended ceiling of 110 or 250 pods." };
        var cases = new Option<FileInfo?>("--cases")
        {
            CustomParser = CommandOptions.NamedFile,
            Description = "A CSV file of cases with the columns instanceType, cniVersion, prefixDelegation, customNetworking, cniMaxEni; prints it with a column 'actual'.",
            HelpName = "FILE.csv",
        };
        var kinds = new MaxPodsOfKind();
        var format = CommandOptions.Format();

        var command = new ToolCommand(
            "max-pods",
            "Says how many pods a node should be allowed, as the EKS max-pods calculator does.",
            "max-pods m5.large",
            "max-pods m5.large --prefix-delegation --format json",
            "max-pods c5.2xlarge --custom-networking --max-eni 3 --uncapped",
            "max-pods m5.large --kind karpenter --prefix-delegation",
            "max-pods m5.xlarge --kind selfManaged --expression 'max_pods - 5'",
            "init cases.csv --for max-pods",
            "max-pods --cases cases.csv --format csv")
        { type, prefixes, custom, maxEni, version, uncapped };
        foreach (var option in kinds.Options)
            command.Add(option);
        command.Add(cases);
        command.Add(format);
        Option[] ofOneType = [prefixes, custom, maxEni, version, .. kinds.Options];
        command.Validators.Add(result =>
        {
            var hasCases = result.GetResult(cases) is { Implicit: false };
            if (result.GetValue(type) is null != hasCases)
                result.AddError("max-pods takes either an instance type or --cases FILE.csv.");
            var without = ofOneType.Where(option => result.GetResult(option) is { Implicit: false }).Select(option => option.Name).ToList();
            if (hasCases && without.Count > 0)
                result.AddError($"--cases takes every case's settings from the file; leave out {string.Join(", ", without)}.");
            if (!hasCases && result.GetValue(uncapped) && kinds.Options.Any(option => result.GetResult(option) is { Implicit: false }))
                result.AddError("--uncapped is the calculator's, which knows no kinds; leave it out, or --kind and its options.");
        });
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(cases) is { } file)
                return MaxPodsCases.Run(file, parsed.GetValue(uncapped), parsed.GetValue(format), console);

            var options = new MaxPodsOptions
            {
                PrefixDelegation = parsed.GetValue(prefixes),
                CustomNetworking = parsed.GetValue(custom),
                MaxEni = parsed.GetValue(maxEni),
                CniVersion = CniVersion.Parse(parsed.GetValue(version)!),
                Uncapped = parsed.GetValue(uncapped),
            };
            var instanceType = InstanceCatalog.Default.Get(parsed.GetValue(type)!);
            var result = kinds.IsAsked(parsed) ? kinds.Run(parsed, instanceType, options) : Calculated(instanceType, options);
            console.Write(result, parsed.GetValue(format));
            console.Note(((MaxPodsJson)result.Json).Findings);
            return ExitCode.Done;
        });
        return command;
    }

    private static Result Calculated(InstanceType type, MaxPodsOptions options)
    {
        var json = MaxPodsAnswer.Calculated(type, options);
        return new Result(
            ["Type", "Max pods", "ENIs allow", "Ceiling", "Pod ENIs", "Addresses per ENI", "nodeadm", "Karpenter"],
            [[json.InstanceType, json.MaxPods, json.EniLimit, json.Ceiling, json.PodEnis, json.AddressesPerEni, json.Nodeadm, json.Karpenter]],
            json,
            ResultJson.Readable.MaxPodsJson);
    }
}
