namespace EksCalc.Cni;

/// <summary>Metrics of aws-node that tell of addresses.</summary>
/// <remarks>amazon-vpc-cni-k8s v1.23.1 utils/prometheusmetrics/prometheusmetrics.go.</remarks>
internal static class AwsNodeMetrics
{
    /// <summary>Pods that asked for an address and found none.</summary>
    public const string NoAvailableAddresses = "awscni_no_available_ip_addresses";

    /// <summary>Calls to EC2 that failed, throttled ones among them.</summary>
    public const string Ec2ApiErrors = "awscni_ec2api_error_count";
}
