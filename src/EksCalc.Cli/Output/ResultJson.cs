using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes.Ipamd;

namespace EksCalc.Cli.Output;

/// <summary>The JSON forms, written without reflection so that the tool starts fast.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    Converters = [typeof(FindingConverter)])]
[JsonSerializable(typeof(LimitsJson))]
[JsonSerializable(typeof(MaxPodsJson))]
[JsonSerializable(typeof(NodeSteadyJson))]
[JsonSerializable(typeof(NotebookRunsJson))]
[JsonSerializable(typeof(KernelListJson))]
[JsonSerializable(typeof(PlanJson))]
[JsonSerializable(typeof(VpcPlanJson))]
[JsonSerializable(typeof(CheckJson))]
[JsonSerializable(typeof(SimulationsJson))]
[JsonSerializable(typeof(SweepListJson))]
[JsonSerializable(typeof(RecommendJson))]
[JsonSerializable(typeof(ExplainJson))]
[JsonSerializable(typeof(IReadOnlyList<Dictionary<string, string>>))]
internal sealed partial class ResultJson : JsonSerializerContext
{
    /// <summary>The same with characters such as + and &lt; left readable; the output is never HTML.</summary>
    public static ResultJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary><c>ekscalc limits</c>.</summary>
internal sealed record LimitsJson(IReadOnlyList<InstanceType> InstanceTypes, ModelVersion Version);


/// <summary><c>ekscalc node steady</c>.</summary>
internal sealed record NodeSteadyJson(
    string InstanceType,
    int Pods,
    int MaxPods,
    IpMode Mode,
    string Settings,
    bool CanServePods,
    int Enis,
    int SecondaryAddresses,
    int Prefixes,
    int FreePrefixes,
    int TotalAddresses,
    int AssignedAddresses,
    int FreeAddresses,
    int CoolingAddresses,
    int WaitingPods,
    int SubnetAddresses,
    int NodeSubnetAddresses,
    int PodSubnetAddresses,
    bool Oscillates,
    IReadOnlyList<Finding> Findings,
    ModelVersion Version);

/// <summary><c>ekscalc notebook run</c>: how each fared, and the index of the site where one was written.</summary>
internal sealed record NotebookRunsJson(IReadOnlyList<NotebookRunJson> Notebooks, string? Site);

/// <summary>How one notebook fared.</summary>
internal sealed record NotebookRunJson(string Notebook, int CodeCells, bool Succeeded, NotebookFailureJson? Failure, string? Output, IReadOnlyList<NotebookDifferenceJson>? Differences);

/// <summary>A cell whose outputs are not those of the kernel that is built in: its number among the code cells, its id, and lines with - for that kernel's, + for the other's.</summary>
internal sealed record NotebookDifferenceJson(int Cell, string CellId, IReadOnlyList<string> Lines);

/// <summary>The cell that ended a run: its number among the code cells, its id, its line (from 1) and the error.</summary>
internal sealed record NotebookFailureJson(int Cell, string CellId, string Outcome, int? Line, string? SourceLine, string Error, string Message);

/// <summary><c>ekscalc node simulate</c>, the summary of several files.</summary>
internal sealed record SimulationsJson(IReadOnlyList<SimulationJson> Simulations, ModelVersion Version);

/// <summary>How one simulation ended.</summary>
internal sealed record SimulationJson(
    string File,
    string InstanceType,
    int Steps,
    int Enis,
    long TotalAddresses,
    int AssignedAddresses,
    long SubnetAddresses,
    IReadOnlyList<SubnetUse>? Subnets,
    int Pods,
    int Started,
    int HadToWait,
    int NeverStarted,
    double LongestWaitSeconds,
    long Ec2Calls,
    int Ec2Refusals,
    int Restarts,
    string Picks,
    ulong? Seed,
    IReadOnlyList<Finding> Findings);
