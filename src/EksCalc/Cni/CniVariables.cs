using System.Collections.Frozen;

namespace EksCalc.Cni;

/// <summary>The names of the variables that the VPC CNI's DaemonSet knows.</summary>
internal static class CniVariables
{
    public const string PrefixDelegation = "ENABLE_PREFIX_DELEGATION";
    public const string Ipv6 = "ENABLE_IPv6";
    public const string CustomNetworking = "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG";
    public const string PodEni = "ENABLE_POD_ENI";
    public const string WarmEniTarget = "WARM_ENI_TARGET";
    public const string WarmIpTarget = "WARM_IP_TARGET";
    public const string MinimumIpTarget = "MINIMUM_IP_TARGET";
    public const string WarmPrefixTarget = "WARM_PREFIX_TARGET";
    public const string MaxEni = "MAX_ENI";
    public const string IpCooldownPeriod = "IP_COOLDOWN_PERIOD";
    public const string SubnetDiscovery = "ENABLE_SUBNET_DISCOVERY";
    public const string ManageEnisNonSchedulable = "AWS_MANAGE_ENIS_NON_SCHEDULABLE";
    public const string MultiNic = "ENABLE_MULTI_NIC";
    public const string ClusterName = "CLUSTER_NAME";
    public const string ImdsOnlyMode = "ENABLE_IMDS_ONLY_MODE";
    public const string DisableProvisioning = "DISABLE_NETWORK_RESOURCE_PROVISIONING";

    /// <summary>Variables that change how many addresses a node takes.</summary>
    public static readonly FrozenSet<string> AboutAddresses =
    [
        PrefixDelegation, Ipv6, CustomNetworking, PodEni, WarmEniTarget, WarmIpTarget, MinimumIpTarget, WarmPrefixTarget,
        MaxEni, IpCooldownPeriod, SubnetDiscovery, ManageEnisNonSchedulable, MultiNic, ImdsOnlyMode, DisableProvisioning,
    ];

    /// <summary>Variables the DaemonSet knows that take or free no address (amazon-vpc-cni-k8s README at v1.23.1).</summary>
    public static readonly FrozenSet<string> AboutOtherThings =
    [
        "ADDITIONAL_ENI_TAGS", "ANNOTATE_POD_IP", "AWS_EC2_ENDPOINT", "AWS_EXTERNAL_SERVICE_CIDRS", "AWS_REGION", "AWS_VPC_CNI_NODE_PORT_SUPPORT",
        "AWS_VPC_ENI_MTU", "AWS_VPC_K8S_CNI_CONFIGURE_RPFILTER", "AWS_VPC_K8S_CNI_CONNMARK", "AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS",
        "AWS_VPC_K8S_CNI_EXTERNALSNAT", "AWS_VPC_K8S_CNI_LOGLEVEL", "AWS_VPC_K8S_CNI_LOG_FILE", "AWS_VPC_K8S_CNI_RANDOMIZESNAT",
        "AWS_VPC_K8S_CNI_VETHPREFIX", "AWS_VPC_K8S_PLUGIN_LOG_FILE", "AWS_VPC_K8S_PLUGIN_LOG_LEVEL", "CLUSTER_ENDPOINT", ClusterName,
        "CNI_BINARY_SOURCE_DIRECTORY", "DISABLE_INTROSPECTION", "DISABLE_LEAKED_ENI_CLEANUP", "DISABLE_METRICS", "DISABLE_POD_V6",
        "DISABLE_TCP_EARLY_DEMUX", "ENABLE_BANDWIDTH_PLUGIN", "ENABLE_IPv4", "ENABLE_NFTABLES", "ENABLE_V4_EGRESS", "ENABLE_V6_EGRESS",
        "ENI_CONFIG_ANNOTATION_DEF", "ENI_CONFIG_LABEL_DEF", "INTROSPECTION_BIND_ADDRESS", "MY_NODE_NAME", "MY_POD_NAME",
        "NETWORK_POLICY_ENFORCING_MODE", "POD_MTU", "POD_SECURITY_GROUP_ENFORCING_MODE", "VPC_CNI_VERSION", "VPC_ID",
    ];

    /// <summary>All names, for suggestions.</summary>
    public static IEnumerable<string> All => AboutAddresses.Concat(AboutOtherThings);
}
