using System.CommandLine;
using EksCalc.Cli.Output;
using EksCalc.Clusters.Checks;
using EksCalc.Cni;
using EksCalc.Exchange.Results;
using EksCalc.Instances;
using EksCalc.Nodes;
using static System.FormattableString;

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
        var cases = new FileOption<FileInfo?>(FileUse.Read, "--cases")
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
            var json = (MaxPodsJson)result.Json;
            console.Answer(Answer(json), parsed.GetValue(format), IsServed(json) && json.MaxPods > 0 && json.PodEnis > 0 ? Tone.Good : Tone.Bad);
            console.Write(result, parsed.GetValue(format));
            console.Note(json.Findings);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The answer in a sentence: of the calculator what to allow, of a kind what the kubelet is told.</summary>
    internal static string Answer(MaxPodsJson json) => json switch
    {
        { Kind: { } kind } when json.Findings.Any(finding => finding.Kind == FindingKinds.MaxPodsExpressionUnusable) && json.MaxPods == 0 =>
            $"There is no node of type {json.InstanceType} and kind {NodeGroupKeys.Spelling(kind)}: the expression gives it no number of pods.",
        { PodEnis: 0, Kind: { } kind } when json.EniLimit < int.MaxValue => Invariant($"A node of type {json.InstanceType} and kind {NodeGroupKeys.Spelling(kind)} is told {Pods(json.MaxPods)} at most, ")
            + "and with these settings it has no ENI for pods: only those on the host network run.",
        { PodEnis: 0, Kind: null } =>
            $"A node of type {json.InstanceType} has no ENI for pods with these settings: only pods on the host network run, and {json.MaxPods} of them are counted.",
        { Kind: { } kind } => Invariant($"A node of type {json.InstanceType} and kind {NodeGroupKeys.Spelling(kind)} is told {Pods(json.MaxPods)} at most, ")
            + (IsServed(json) ? "no more than the CNI serves." : Invariant($"and the CNI serves {json.EniLimit:N0}: the others find no address.")),
        { Ceiling: { } ceiling } when ceiling < json.EniLimit =>
            Invariant($"Allow {Pods(json.MaxPods)} on a node of type {json.InstanceType}: the recommended ceiling, below the {json.EniLimit:N0} that its ENIs allow."),
        _ => Invariant($"Allow {Pods(json.MaxPods)} on a node of type {json.InstanceType}, as many as its ENIs allow."),
    };

    private static bool IsServed(MaxPodsJson json) => json.MaxPods <= json.EniLimit;

    private static string Pods(int count) => Invariant($"{count:N0} {(count == 1 ? "pod" : "pods")}");

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
