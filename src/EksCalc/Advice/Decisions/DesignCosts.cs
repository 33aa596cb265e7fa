using EksCalc.Clusters;

namespace EksCalc.Advice.Decisions;

/// <summary>What a design costs, with the workload grown as far as room is to be left.</summary>
public sealed record DesignCosts
{
    internal DesignCosts()
    {
    }

    /// <summary>Addresses of all subnets with every group at its desired size.</summary>
    public required long AddressesAtRest { get; init; }

    /// <summary>Addresses of all subnets in the event for which most are in use (<see cref="ClusterPlan.Peak"/>).</summary>
    public required long AddressesAtPeak { get; init; }

    /// <summary>Those of them that are in the nodes' own subnets.</summary>
    public required long NodeSubnetAddresses { get; init; }

    /// <summary>Those that are in the pods' subnets of custom networking.</summary>
    public required long PodSubnetAddresses { get; init; }

    /// <summary>Those that are routable outside the VPC: in subnets of other ranges than 100.64.0.0/10 and 198.19.0.0/16 (R04).</summary>
    public required long RoutableAddresses { get; init; }

    /// <summary>Addresses that no pod has, of all nodes at their desired number together: a mean over time of the simulation; 0 where nodes have no pool.</summary>
    public required double IdleAddresses { get; init; }

    /// <summary>EC2 calls in an hour, of all nodes together.</summary>
    public required double Ec2CallsPerHour { get; init; }

    /// <summary>Of the pods that start, the share that finds no address at once, 0 to 1.</summary>
    public required double WaitingShare { get; init; }

    /// <summary>Pods without a place on a node, or without an address.</summary>
    public required long PodsLeftOut { get; init; }

    /// <summary>Subnets to be made.</summary>
    public required int NewSubnets { get; init; }

    /// <summary>Blocks to be added to the VPC.</summary>
    public required int NewVpcBlocks { get; init; }

    /// <summary>Nodes that have to be replaced by new ones, of those there are as a rule.</summary>
    public required long NodesReplaced { get; init; }

    /// <summary>Steps from what there is to the design.</summary>
    public required int Steps { get; init; }

    /// <summary>Findings that are errors once all steps are done.</summary>
    public required int Errors { get; init; }

    /// <summary>Findings that are warnings then.</summary>
    public required int Warnings { get; init; }
}
