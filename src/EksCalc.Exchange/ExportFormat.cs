namespace EksCalc.Exchange;

/// <summary>What a scenario can be exported as.</summary>
public enum ExportFormat
{
    /// <summary>A shell script that sets the VPC CNI's variables and ENIConfigs with <c>kubectl</c>.</summary>
    Kubectl,

    /// <summary>Values of the Helm chart <c>aws-vpc-cni</c>.</summary>
    Helm,

    /// <summary>The configuration of the EKS add-on <c>vpc-cni</c> as JSON, and what sets it: a shell script, Terraform, CloudFormation.</summary>
    Addon,

    /// <summary>The ENIConfigs of custom networking as YAML.</summary>
    EniConfig,

    /// <summary>An EC2NodeClass and a NodePool for each group of Karpenter's as YAML.</summary>
    Karpenter,

    /// <summary>A ClusterConfig for <c>eksctl</c>.</summary>
    Eksctl,

    /// <summary>Terraform: blocks of the VPC, subnets, reservations.</summary>
    Terraform,

    /// <summary>The same as a CloudFormation template in YAML.</summary>
    CloudFormation,

    /// <summary>The same as a shell script of <c>aws</c> commands.</summary>
    AwsCli,
}
