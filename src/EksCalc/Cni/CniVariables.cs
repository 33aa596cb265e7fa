namespace EksCalc.Cni;

/// <summary>
/// Every variable that the VPC CNI's DaemonSet knows, in one table: reading and writing settings, findings about names, parameters of sweeps,
/// help, <c>docs/cni-variables.md</c> and the scenario files' schema come from it.
/// </summary>
/// <remarks>amazon-vpc-cni-k8s README at v1.23.1, config/master/aws-k8s-cni.yaml, pkg/ipamd/ipamd.go.</remarks>
public static partial class CniVariables
{
    /// <summary><c>ENABLE_PREFIX_DELEGATION</c>.</summary>
    public const string PrefixDelegation = "ENABLE_PREFIX_DELEGATION";

    /// <summary><c>ENABLE_IPv6</c>.</summary>
    public const string Ipv6 = "ENABLE_IPv6";

    /// <summary><c>AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG</c>.</summary>
    public const string CustomNetworking = "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG";

    /// <summary><c>ENABLE_POD_ENI</c>.</summary>
    public const string PodEni = "ENABLE_POD_ENI";

    /// <summary><c>WARM_ENI_TARGET</c>.</summary>
    public const string WarmEniTarget = "WARM_ENI_TARGET";

    /// <summary><c>WARM_IP_TARGET</c>.</summary>
    public const string WarmIpTarget = "WARM_IP_TARGET";

    /// <summary><c>MINIMUM_IP_TARGET</c>.</summary>
    public const string MinimumIpTarget = "MINIMUM_IP_TARGET";

    /// <summary><c>WARM_PREFIX_TARGET</c>.</summary>
    public const string WarmPrefixTarget = "WARM_PREFIX_TARGET";

    /// <summary><c>MAX_ENI</c>.</summary>
    public const string MaxEni = "MAX_ENI";

    /// <summary><c>IP_COOLDOWN_PERIOD</c>.</summary>
    public const string IpCooldownPeriod = "IP_COOLDOWN_PERIOD";

    /// <summary><c>ENABLE_SUBNET_DISCOVERY</c>.</summary>
    public const string SubnetDiscovery = "ENABLE_SUBNET_DISCOVERY";

    /// <summary><c>AWS_MANAGE_ENIS_NON_SCHEDULABLE</c>.</summary>
    public const string ManageEnisNonSchedulable = "AWS_MANAGE_ENIS_NON_SCHEDULABLE";

    /// <summary><c>ENABLE_MULTI_NIC</c>.</summary>
    public const string MultiNic = "ENABLE_MULTI_NIC";

    /// <summary><c>CLUSTER_NAME</c>.</summary>
    public const string ClusterName = "CLUSTER_NAME";

    /// <summary><c>ENI_CONFIG_LABEL_DEF</c>.</summary>
    public const string EniConfigLabel = "ENI_CONFIG_LABEL_DEF";

    /// <summary><c>ENABLE_IMDS_ONLY_MODE</c>.</summary>
    public const string ImdsOnlyMode = "ENABLE_IMDS_ONLY_MODE";

    /// <summary><c>ENABLE_IPv4</c>, which the manifest turns on; ipamd does not start with it and <see cref="Ipv6"/> both on.</summary>
    internal const string Ipv4 = "ENABLE_IPv4";

    /// <summary><c>DISABLE_NETWORK_RESOURCE_PROVISIONING</c>.</summary>
    public const string DisableProvisioning = "DISABLE_NETWORK_RESOURCE_PROVISIONING";

    /// <summary>All of them: those about addresses, in the order of <see cref="CniSettings"/>, then the others by name.</summary>
    public static IReadOnlyList<CniVariable> All { get; } = [.. AboutAddresses(), .. AboutOtherThings()];

    /// <summary>Those about addresses: the model's settings, and what it does not follow.</summary>
    public static IReadOnlyList<CniVariable> OfAddresses { get; } = [.. All.Where(variable => variable.Effect != CniVariableEffect.None)];

    /// <summary>What the add-on's manifest sets otherwise than ipamd's own default (R18).</summary>
    public static IReadOnlyDictionary<string, string> ManifestDefaults { get; } =
        All.Where(variable => variable.Manifest is not null && variable.Manifest != variable.Default).ToDictionary(variable => variable.Name, variable => variable.Manifest!);

    private static readonly Dictionary<string, CniVariable> ByName = All.ToDictionary(variable => variable.Name);

    /// <summary>The variable of a name.</summary>
    /// <param name="name">Its name, case sensitive.</param>
    /// <returns>Null where the VPC CNI has none of that name.</returns>
    public static CniVariable? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The variable of a name.</summary>
    /// <param name="name">Its name, case sensitive.</param>
    /// <exception cref="InvalidInputException">The VPC CNI has none; the message has the nearest names.</exception>
    public static CniVariable Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Find(name) ?? throw new InvalidInputException(name.Length == 0 ? "variable" : name, $"the VPC CNI has no such variable{NearestNames.DidYouMean(name, All.Select(variable => variable.Name))}");
    }

    /// <summary>The nearest names, as the end of a sentence.</summary>
    internal static string EndOfSentence(string name) => NearestNames.EndOfSentence(name, All.Select(variable => variable.Name));
}
