namespace EksCalc.Clusters;

/// <summary>What takes addresses of a subnet beside nodes and pods.</summary>
public enum ConsumerKind
{
    /// <summary>An Application Load Balancer: needs 8 free addresses in each of its subnets to grow (R08).</summary>
    ApplicationLoadBalancer,

    /// <summary>A Network Load Balancer: one address in each of its subnets.</summary>
    NetworkLoadBalancer,

    /// <summary>An interface VPC endpoint: one address in each of its subnets.</summary>
    InterfaceEndpoint,

    /// <summary>A NAT gateway: one address.</summary>
    NatGateway,

    /// <summary>A transit gateway attachment: one address in each of its subnets.</summary>
    TransitGatewayAttachment,

    /// <summary>A Lambda function's shared ENI for one subnet and security group.</summary>
    Lambda,

    /// <summary>An EFS mount target: one address.</summary>
    EfsMountTarget,

    /// <summary>A database instance: one address.</summary>
    RdsInstance,

    /// <summary>A pod on Fargate: one VPC address each, in IPv6 clusters too (R31).</summary>
    FargatePod,

    /// <summary>Anything else with one address.</summary>
    Other,
}
