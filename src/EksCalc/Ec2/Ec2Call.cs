namespace EksCalc.Ec2;

/// <summary>The EC2 calls that ipamd makes, by API name, in alphabetical order.</summary>
public enum Ec2Call
{
    /// <summary>Secondary addresses or prefixes put onto an ENI.</summary>
    AssignPrivateIpAddresses,

    /// <summary>An ENI attached to the instance.</summary>
    AttachNetworkInterface,

    /// <summary>An ENI created, with its addresses or prefixes.</summary>
    CreateNetworkInterface,

    /// <summary>The primary ENI tagged as ipamd's.</summary>
    CreateTags,

    /// <summary>An ENI deleted.</summary>
    DeleteNetworkInterface,

    /// <summary>Asked for the instance's free device number, before an ENI is attached.</summary>
    DescribeInstances,

    /// <summary>Asked for ENIs: at the start, before a detach, and when an ENI has appeared.</summary>
    DescribeNetworkInterfaces,

    /// <summary>Asked for subnets: by subnet discovery.</summary>
    DescribeSubnets,

    /// <summary>An ENI detached from the instance.</summary>
    DetachNetworkInterface,

    /// <summary>An ENI's security groups or its delete-on-termination flag set.</summary>
    ModifyNetworkInterfaceAttribute,

    /// <summary>Addresses or prefixes given back.</summary>
    UnassignPrivateIpAddresses,
}
