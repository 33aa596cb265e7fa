using EksCalc.Clusters;
using EksCalc.Input;

namespace EksCalc.Exchange.Scenarios;

/// <summary>Memory that a pod requests, in MiB; what is not whole is rounded up.</summary>
internal readonly record struct MemoryRequest(int MiB)
{
    private const int BytesOfMiB = 1024 * 1024;

    public static bool TryRead(string text, out MemoryRequest request, out string problem)
    {
        var isAmount = KubernetesQuantity.TryRead(text, out var bytes) && bytes <= (decimal)ScenarioLimits.MemoryMiB * BytesOfMiB;
        request = isAmount ? new MemoryRequest((int)decimal.Ceiling(bytes / BytesOfMiB)) : default;
        problem = isAmount ? "" : $"{ShownText.Quoted(text)} is not an amount of memory such as 512Mi, 2Gi or 500M, up to {ScenarioLimits.MemoryMiB / 1024 / 1024}Ti.";
        return isAmount;
    }

    /// <summary><c>512Mi</c>, <c>2Gi</c></summary>
    public override string ToString() => MiB > 0 && MiB % 1024 == 0 ? $"{MiB / 1024}Gi" : $"{MiB}Mi";
}
