namespace EksCalc.Vpc;

/// <summary>AWS's quotas of a VPC and of a Region that addresses run into (R02).</summary>
/// <remarks>Amazon VPC user guide, "Amazon VPC quotas"; EKS best practices, "Known limits and service quotas".</remarks>
public static class VpcQuotas
{
    /// <summary>IPv4 CIDR blocks of a VPC, the primary included, unless raised.</summary>
    public const int Ipv4Blocks = 5;

    /// <summary>IPv4 CIDR blocks of a VPC once raised as far as it goes.</summary>
    public const int MostIpv4Blocks = 50;

    /// <summary>Subnets of a VPC unless raised.</summary>
    public const int Subnets = 200;

    /// <summary>ENIs of an Availability Zone unless raised: named "per Region", enforced per zone.</summary>
    public const int EnisPerZone = 5_000;
}
