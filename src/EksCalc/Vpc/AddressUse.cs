namespace EksCalc.Vpc;

/// <summary>Addresses of a subnet by what they are used for.</summary>
public readonly record struct AddressUse
{
    /// <summary>ENIs' own, primary addresses, of trunk ENIs too.</summary>
    public long EniPrimaries { get; init; }

    /// <summary>Secondary addresses that pods have.</summary>
    public long PodSecondaries { get; init; }

    /// <summary>Secondary addresses that no pod has: the warm pool.</summary>
    public long WarmSecondaries { get; init; }

    /// <summary>Addresses in prefixes that pods have.</summary>
    public long PodPrefixAddresses { get; init; }

    /// <summary>Addresses in prefixes that no pod has.</summary>
    public long WarmPrefixAddresses { get; init; }

    /// <summary>Addresses of branch ENIs: security groups for pods (R30).</summary>
    public long BranchEnis { get; init; }

    /// <summary>Addresses of EKS's cross-account ENIs (R09).</summary>
    public long ControlPlane { get; init; }

    /// <summary>Addresses of load balancers, endpoints and other consumers.</summary>
    public long Consumers { get; init; }

    /// <summary>Addresses that others use already.</summary>
    public long OtherUsers { get; init; }

    /// <summary>All of them.</summary>
    public long Total => PodAddresses + WarmAddresses + EniPrimaries + BranchEnis + ControlPlane + Consumers + OtherUsers;

    /// <summary>Addresses that pods have, branch ENIs' left out.</summary>
    public long PodAddresses => PodSecondaries + PodPrefixAddresses;

    /// <summary>Addresses held ready for pods.</summary>
    public long WarmAddresses => WarmSecondaries + WarmPrefixAddresses;

    /// <summary>Prefixes of 16 addresses.</summary>
    public long Prefixes => (PodPrefixAddresses + WarmPrefixAddresses) / Ipv4Prefix.Addresses;

    /// <summary>Addresses taken one by one: all but those in prefixes.</summary>
    public long SingleAddresses => Total - PodPrefixAddresses - WarmPrefixAddresses;

    /// <summary>Both together.</summary>
    public static AddressUse operator +(AddressUse left, AddressUse right) => left.Plus(right, 1);

    /// <summary>That many times.</summary>
    public static AddressUse operator *(AddressUse use, long times) => default(AddressUse).Plus(use, times);

    /// <summary>This and that many times another: what putting in nodes adds to a subnet.</summary>
    internal AddressUse Plus(in AddressUse use, long times) => new()
    {
        EniPrimaries = EniPrimaries + (use.EniPrimaries * times),
        PodSecondaries = PodSecondaries + (use.PodSecondaries * times),
        WarmSecondaries = WarmSecondaries + (use.WarmSecondaries * times),
        PodPrefixAddresses = PodPrefixAddresses + (use.PodPrefixAddresses * times),
        WarmPrefixAddresses = WarmPrefixAddresses + (use.WarmPrefixAddresses * times),
        BranchEnis = BranchEnis + (use.BranchEnis * times),
        ControlPlane = ControlPlane + (use.ControlPlane * times),
        Consumers = Consumers + (use.Consumers * times),
        OtherUsers = OtherUsers + (use.OtherUsers * times),
    };
}
