namespace EksCalc.Clusters;

/// <summary>One cluster of a VPC.</summary>
/// <param name="Name">What it is called there; not that of another.</param>
/// <param name="Network">Its network, whose subnets are known by their places in its own scenario.</param>
/// <param name="Places">The places of its subnets among the VPC's.</param>
internal sealed record Tenant(string Name, ClusterNetwork Network, int[] Places)
{
    private readonly bool isWhole = Places.Index().All(place => place.Index == place.Item);

    /// <summary>Places among the VPC's subnets of some of its own.</summary>
    public int[] PlacesOf(int[] own) => isWhole ? own : Array.ConvertAll(own, subnet => Places[subnet]);
}
