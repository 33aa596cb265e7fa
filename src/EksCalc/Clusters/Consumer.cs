namespace EksCalc.Clusters;

/// <summary>Something in the VPC that is not a node and takes addresses.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What it is called; empty where it has no name.</param>
/// <param name="Subnets">Names of its subnets.</param>
/// <param name="Count">How many there are in each of the subnets, 1 or more; of Fargate pods, in all subnets together.</param>
public sealed record Consumer(ConsumerKind Kind, string Name, IReadOnlyList<string> Subnets, int Count = 1)
{
    /// <summary>
    /// Addresses of a subnet to keep for one of that kind: 8 for an Application Load Balancer, which takes more addresses as its
    /// traffic grows and cannot without that many free (R08), otherwise 1.
    /// </summary>
    public static int AddressesOf(ConsumerKind kind) => kind == ConsumerKind.ApplicationLoadBalancer ? 8 : 1;

    /// <summary>Whether it counts as a managed interface in network address usage (R05) instead of by its addresses.</summary>
    internal static bool IsManagedInterface(ConsumerKind kind) => kind is ConsumerKind.NetworkLoadBalancer or ConsumerKind.InterfaceEndpoint
        or ConsumerKind.NatGateway or ConsumerKind.TransitGatewayAttachment or ConsumerKind.Lambda or ConsumerKind.EfsMountTarget;
}
