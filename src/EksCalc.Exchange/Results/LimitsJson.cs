using EksCalc.Instances;

namespace EksCalc.Exchange.Results;

/// <summary><c>ekscalc limits</c>.</summary>
internal sealed record LimitsJson(IReadOnlyList<InstanceType> InstanceTypes, ModelVersion Version);
