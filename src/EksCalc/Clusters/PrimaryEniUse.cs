namespace EksCalc.Clusters;

/// <summary>What pods get of a node's primary ENI, by the tags of its subnet.</summary>
internal enum PrimaryEniUse
{
    /// <summary>It serves pods, and others follow.</summary>
    ServesPods,

    /// <summary>Its subnet is excluded: pods get nothing from it (R34).</summary>
    Excluded,

    /// <summary>Its subnet is excluded and subnet discovery off: it serves pods, and no other ENI is made (R33).</summary>
    OnlyOne,
}
