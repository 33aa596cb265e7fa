namespace EksCalc.Ec2;

/// <summary>The EC2 calls that ipamd makes, by API name, in alphabetical order.</summary>
public enum Ec2Call
{
    /// <summary>An IPv6 prefix put onto an ENI.</summary>
    AssignIpv6Addresses,

    /// <summary>Secondary addresses or prefixes put onto an ENI.</summary>
    AssignPrivateIpAddresses,

    /// <summary>An ENI attached to the instance.</summary>
    AttachNetworkInterface,

    /// <summary>An ENI created, with its addresses or prefixes.</summary>
    CreateNetworkInterface,

    /// <summary>An ENI tagged as ipamd's: the primary ENI at the first start.</summary>
    CreateTags,

    /// <summary>An ENI deleted.</summary>
    DeleteNetworkInterface,

    /// <summary>Asked for the instance's free device number, before an ENI is attached.</summary>
    DescribeInstances,

    /// <summary>Asked for ENIs: at the start, before a detach, and when an ENI has appeared.</summary>
    DescribeNetworkInterfaces,

    /// <summary>Asked for subnets and their tags.</summary>
    DescribeSubnets,

    /// <summary>An ENI detached from the instance.</summary>
    DetachNetworkInterface,

    /// <summary>An ENI's security groups or its delete-on-termination flag set.</summary>
    ModifyNetworkInterfaceAttribute,

    /// <summary>IPv6 prefixes given back.</summary>
    UnassignIpv6Addresses,

    /// <summary>Addresses or prefixes given back.</summary>
    UnassignPrivateIpAddresses,
}
