using static EksCalc.Cni.CniVariableKind;

namespace EksCalc.Cni;

/// <content>The variables that take or free no address.</content>
public static partial class CniVariables
{
    private static IEnumerable<CniVariable> AboutOtherThings() =>
    [
        new("ADDITIONAL_ENI_TAGS", Text, "Tags for ENIs that ipamd creates, as a JSON object.") { Since = new(1, 6) },
        new("ANNOTATE_POD_IP", Switch, "Pods get an annotation with their address.") { Since = new(1, 9) },
        new("AWS_EC2_ENDPOINT", Text, "The EC2 endpoint to call.") { Since = new(1, 13) },
        new("AWS_EXTERNAL_SERVICE_CIDRS", Text, "IPv4 blocks that go through the main routing table.") { Since = new(1, 12) },
        new("AWS_REGION", Text, "The Region of the calls to AWS."),
        new("AWS_VPC_CNI_NODE_PORT_SUPPORT", Switch, "NodePort services work on the primary ENI."),
        new("AWS_VPC_ENI_MTU", Count, "The MTU of ENIs.") { Since = new(1, 6) },
        new("AWS_VPC_K8S_CNI_CONFIGURE_RPFILTER", Switch, "Without effect since 1.12: the init container sets the reverse path filter."),
        new("AWS_VPC_K8S_CNI_CONNMARK", Text, "The mark of connections of the primary ENI."),
        new("AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS", Text, "IPv4 blocks to which addresses are not translated.") { Since = new(1, 6) },
        new("AWS_VPC_K8S_CNI_EXTERNALSNAT", Switch, "Addresses are translated outside the node."),
        new("AWS_VPC_K8S_CNI_LOGLEVEL", Text, "How much ipamd logs."),
        new("AWS_VPC_K8S_CNI_LOG_FILE", Text, "Where ipamd logs."),
        new("AWS_VPC_K8S_CNI_RANDOMIZESNAT", Text, "How source ports are chosen when addresses are translated."),
        new("AWS_VPC_K8S_CNI_VETHPREFIX", Text, "How names of pods' interfaces begin."),
        new("AWS_VPC_K8S_PLUGIN_LOG_FILE", Text, "Where the CNI plugin logs."),
        new("AWS_VPC_K8S_PLUGIN_LOG_LEVEL", Text, "How much the CNI plugin logs."),
        new("CLUSTER_ENDPOINT", Text, "The API server's address, so that start-up does not wait for kube-proxy.") { Since = new(1, 12) },
        new("CNI_BINARY_SOURCE_DIRECTORY", Text, "Where the plugin's programs are copied from."),
        new("DISABLE_INTROSPECTION", Switch, "ipamd's introspection endpoint is off."),
        new("DISABLE_LEAKED_ENI_CLEANUP", Switch, "ipamd does not look for ENIs that were left behind.") { Since = new(1, 13) },
        new("DISABLE_METRICS", Switch, "ipamd's metrics endpoint is off."),
        new("DISABLE_POD_V6", Switch, "IPv6 is off in pods' network namespaces.") { Since = new(1, 15) },
        new("DISABLE_TCP_EARLY_DEMUX", Switch, "Lets the kubelet's probes reach pods with branch ENIs.") { Since = new(1, 7), Containers = CniContainers.Init },
        new("ENABLE_BANDWIDTH_PLUGIN", Switch, "The bandwidth plugin is chained.") { Since = new(1, 10) },
        new(Ipv4, Switch, "The cluster's pods have IPv4 addresses; ENABLE_IPv6 decides.") { Since = CniVersion.FirstWithIpv6, Setter = CniVariableSetter.Eks },
        new("ENABLE_NFTABLES", Switch, "Without effect since 1.13: iptables-nft takes the place of iptables-legacy.") { Since = new(1, 12) },
        new("ENABLE_V4_EGRESS", Switch, "Pods of an IPv6 cluster reach IPv4 addresses, translated to the node's.") { Since = new(1, 15) },
        new("ENABLE_V6_EGRESS", Switch, "Pods of an IPv4 cluster reach IPv6 addresses, translated to the node's.") { Since = new(1, 13), Containers = CniContainers.Node | CniContainers.Init },
        new("ENI_CONFIG_ANNOTATION_DEF", Text, "The node annotation that names the ENIConfig."),
        new(EniConfigLabel, Text, "The node label that names the ENIConfig."),
        new("HOST_CNI_BIN_PATH", Text, "Where the plugin's programs are installed."),
        new("HOST_CNI_CONFDIR_PATH", Text, "Where the plugin's configuration is installed."),
        new("INTROSPECTION_BIND_ADDRESS", Text, "Where ipamd's introspection endpoint listens."),
        new("MY_NODE_NAME", Text, "The node's name, which the DaemonSet fills in.") { Setter = CniVariableSetter.DaemonSet },
        new("MY_POD_NAME", Text, "The pod's name, which the DaemonSet fills in.") { Setter = CniVariableSetter.DaemonSet },
        new("NETWORK_POLICY_ENFORCING_MODE", Text, "Whether pods may talk before network policies are in place."),
        new("POD_MTU", Count, "The MTU of pods' interfaces."),
        new("POD_SECURITY_GROUP_ENFORCING_MODE", Text, "Which traffic of pods with branch ENIs their security groups see.") { Since = new(1, 11) },
        new("VPC_CNI_VERSION", Text, "The CNI's version, which the manifest fills in.") { Setter = CniVariableSetter.Eks },
        new("VPC_ID", Text, "The VPC's id, which the add-on fills in.") { Setter = CniVariableSetter.Eks },
    ];
}
