using EksCalc.Clusters;
using EksCalc.Input;

namespace EksCalc.Exchange.Scenarios;

/// <summary>CPU that a pod requests, in thousandths of a vCPU.</summary>
internal readonly record struct CpuRequest(int Millicores)
{
    public static bool TryRead(string text, out CpuRequest request, out string problem)
    {
        request = default;
        problem = "";
        if (!KubernetesQuantity.TryRead(text, out var cpus) || cpus * 1000 > ScenarioLimits.CpuMillicores)
            problem = $"{ShownText.Quoted(text)} is not an amount of CPU such as 250m, 0.25 or 2, up to {ScenarioLimits.CpuMillicores / 1000}.";
        else if (cpus * 1000 != decimal.Truncate(cpus * 1000))
            problem = $"{ShownText.Quoted(text)} is finer than 1m, which Kubernetes does not allow.";
        else
            request = new CpuRequest((int)(cpus * 1000));
        return problem.Length == 0;
    }

    /// <summary><c>250m</c>, <c>2</c></summary>
    public override string ToString() => Millicores % 1000 == 0 ? $"{Millicores / 1000}" : $"{Millicores}m";
}
