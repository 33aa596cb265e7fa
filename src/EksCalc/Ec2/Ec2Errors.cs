namespace EksCalc.Ec2;

/// <summary>EC2's error codes that matter to ipamd, as EC2 spells them (Amazon EC2 API reference, error codes).</summary>
internal static class Ec2Errors
{
    /// <summary>The subnet has too few free addresses.</summary>
    public const string NoAddresses = "InsufficientFreeAddressesInSubnet";

    /// <summary>The subnet has too few free /28 blocks.</summary>
    public const string NoPrefixes = "InsufficientCidrBlocks";

    /// <summary>The ENI would have more addresses and prefixes than its instance type allows.</summary>
    public const string EniFull = "PrivateIpAddressLimitExceeded";

    /// <summary>The network card has as many ENIs as it can have.</summary>
    public const string CardFull = "AttachmentLimitExceeded";

    /// <summary>Too many calls: the account is throttled.</summary>
    public const string Throttled = "RequestLimitExceeded";
}
