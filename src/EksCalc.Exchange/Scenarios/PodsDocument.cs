using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using EksCalc.Clusters;

namespace EksCalc.Exchange.Scenarios;

[Description("A workload's pods by their number and size.")]
internal sealed record PodsDocument
{
    [Description("Pods in all.")]
    [Range(0, ScenarioLimits.Pods)]
    public required int? Count { get; init; }

    [Description("CPU that each requests, as in Kubernetes: 250m, 0.25, 2. Default: none.")]
    public CpuRequest Cpu { get; init; }

    [Description("Memory that each requests, as in Kubernetes: 512Mi, 2Gi, 500M. Default: none. Rounded up to whole MiB.")]
    public MemoryRequest Memory { get; init; }
}
