namespace EksCalc.Vpc;

/// <summary>What a CIDR reservation keeps addresses for (R06).</summary>
public enum ReservationKind
{
    /// <summary>Prefixes: EC2 places /28s here first, and no single address by itself.</summary>
    Prefix,

    /// <summary>Addresses that somebody names: EC2 assigns none by itself.</summary>
    Explicit,
}
