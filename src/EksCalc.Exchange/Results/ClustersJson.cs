namespace EksCalc.Exchange.Results;

/// <summary>The names of a text's clusters, in its order.</summary>
internal sealed record ClustersJson(IReadOnlyList<string> Clusters);
