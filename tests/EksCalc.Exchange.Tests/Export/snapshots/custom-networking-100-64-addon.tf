# Made by: ekscalc export --to addon, of 'custom-networking-100-64'.
# The provider's region is to be us-west-2. Terraform 1.6 or later.

variable "cluster_name" {
  type        = string
  description = "The EKS cluster's name."
}

# Takes over the add-on that is there. Leave this block out where the cluster has no EKS add-on vpc-cni yet.
import {
  to = aws_eks_addon.vpc_cni
  id = join(":", [var.cluster_name, "vpc-cni"])
}

data "aws_eks_cluster" "cluster" {
  name = var.cluster_name
}

# 'pods-a', 100.64.0.0/18 in us-west-2a
data "aws_subnet" "eniconfig_pods_a" {
  vpc_id     = data.aws_eks_cluster.cluster.vpc_config[0].vpc_id
  cidr_block = "100.64.0.0/18"
}

# 'pods-b', 100.64.64.0/18 in us-west-2b
data "aws_subnet" "eniconfig_pods_b" {
  vpc_id     = data.aws_eks_cluster.cluster.vpc_config[0].vpc_id
  cidr_block = "100.64.64.0/18"
}

# 'pods-c', 100.64.128.0/18 in us-west-2c
data "aws_subnet" "eniconfig_pods_c" {
  vpc_id     = data.aws_eks_cluster.cluster.vpc_config[0].vpc_id
  cidr_block = "100.64.128.0/18"
}

resource "aws_eks_addon" "vpc_cni" {
  cluster_name = var.cluster_name
  addon_name   = "vpc-cni"
  configuration_values = jsonencode({
    "env" = {
      "ENABLE_PREFIX_DELEGATION"           = "true"
      "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG" = "true"
      "WARM_IP_TARGET"                     = "8"
      "MINIMUM_IP_TARGET"                  = "32"
      "ENI_CONFIG_LABEL_DEF"               = "topology.kubernetes.io/zone"
    }
    "eniConfig" = {
      "create" = true
      "region" = "us-west-2"
      "subnets" = {
        "us-west-2a" = {
          "id" = data.aws_subnet.eniconfig_pods_a.id
        }
        "us-west-2b" = {
          "id" = data.aws_subnet.eniconfig_pods_b.id
        }
        "us-west-2c" = {
          "id" = data.aws_subnet.eniconfig_pods_c.id
        }
      }
    }
  })
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"
}
