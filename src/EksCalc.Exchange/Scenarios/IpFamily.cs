namespace EksCalc.Exchange.Scenarios;

/// <summary>Which addresses an EKS cluster's pods and services get.</summary>
internal enum IpFamily
{
    Ipv4,
    Ipv6,
}
