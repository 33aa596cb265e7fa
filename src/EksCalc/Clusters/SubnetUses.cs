using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>Addresses in each subnet of a VPC, and whose they are where several clusters are in it.</summary>
internal sealed class SubnetUses
{
    private readonly AddressUse[] all;
    private readonly AddressUse[][] byCluster;

    public SubnetUses(int subnets, int clusters)
    {
        all = new AddressUse[subnets];
        // Of one cluster all is its own but what others and consumers have.
        byCluster = clusters == 1 ? [] : [.. Enumerable.Range(0, clusters).Select(_ => new AddressUse[subnets])];
    }

    /// <summary>Subnets.</summary>
    public int Count => all.Length;

    /// <summary>All that is in a subnet.</summary>
    public AddressUse this[int subnet] => all[subnet];

    /// <summary>What one cluster has in it.</summary>
    public AddressUse Of(int cluster, int subnet) => byCluster.Length == 0 ? all[subnet] with { Consumers = 0, OtherUsers = 0 } : byCluster[cluster][subnet];

    /// <summary>The same for every cluster.</summary>
    public AddressUse[] ByCluster(int subnet) => byCluster.Length == 0 ? [Of(0, subnet)] : Array.ConvertAll(byCluster, own => own[subnet]);

    public SubnetUses Copy() => new SubnetUses(all.Length, Math.Max(1, byCluster.Length)).Take(this);

    /// <summary>Makes all of it what it is elsewhere.</summary>
    public SubnetUses Take(SubnetUses from)
    {
        from.all.CopyTo(all, 0);
        for (var cluster = 0; cluster < byCluster.Length; cluster++)
            from.byCluster[cluster].CopyTo(byCluster[cluster], 0);
        return this;
    }

    /// <summary>Adds what is no cluster's.</summary>
    public void Add(int subnet, AddressUse use) => all[subnet] += use;

    /// <summary>Adds what is a cluster's, so many times.</summary>
    public void Add(int cluster, int subnet, in AddressUse use, long times = 1)
    {
        all[subnet] = all[subnet].Plus(use, times);
        if (byCluster.Length > 0)
            byCluster[cluster][subnet] = byCluster[cluster][subnet].Plus(use, times);
    }

    /// <summary>Changes a subnet's as it is from one to another.</summary>
    public void Change(int subnet, SubnetUses from, SubnetUses to)
    {
        all[subnet] += to.all[subnet] + (from.all[subnet] * -1);
        for (var cluster = 0; cluster < byCluster.Length; cluster++)
            byCluster[cluster][subnet] += to.byCluster[cluster][subnet] + (from.byCluster[cluster][subnet] * -1);
    }

    /// <summary>Makes a subnet's what it is elsewhere.</summary>
    public void Take(SubnetUses from, int subnet)
    {
        all[subnet] = from.all[subnet];
        for (var cluster = 0; cluster < byCluster.Length; cluster++)
            byCluster[cluster][subnet] = from.byCluster[cluster][subnet];
    }

    /// <summary>Makes each subnet's what it is elsewhere, where more is in it there.</summary>
    public void Raise(SubnetUses to)
    {
        for (var subnet = 0; subnet < all.Length; subnet++)
        {
            if (to.all[subnet].Total > all[subnet].Total)
                Take(to, subnet);
        }
    }
}
