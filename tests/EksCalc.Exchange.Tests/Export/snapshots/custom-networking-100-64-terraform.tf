# Made by: ekscalc export --to terraform, of 'custom-networking-100-64'.
# The provider's region is to be us-west-2.

variable "vpc_id" {
  type        = string
  description = "The VPC's id."
}

variable "cluster_name" {
  type        = string
  description = "The EKS cluster's name."
}

resource "aws_vpc_ipv4_cidr_block_association" "block_100_64_0_0_16" {
  vpc_id     = var.vpc_id
  cidr_block = "100.64.0.0/16"
}

resource "aws_subnet" "nodes_a" {
  vpc_id            = var.vpc_id
  availability_zone = "us-west-2a"
  cidr_block        = "172.20.8.0/25"
  tags = {
    "Name" = "nodes-a"
  }
}

resource "aws_subnet" "nodes_b" {
  vpc_id            = var.vpc_id
  availability_zone = "us-west-2b"
  cidr_block        = "172.20.8.128/25"
  tags = {
    "Name" = "nodes-b"
  }
}

resource "aws_subnet" "nodes_c" {
  vpc_id            = var.vpc_id
  availability_zone = "us-west-2c"
  cidr_block        = "172.20.9.0/25"
  tags = {
    "Name" = "nodes-c"
  }
}

resource "aws_subnet" "pods_a" {
  vpc_id            = var.vpc_id
  availability_zone = "us-west-2a"
  cidr_block        = "100.64.0.0/18"
  tags = {
    "Name" = "pods-a"
  }
  depends_on = [aws_vpc_ipv4_cidr_block_association.block_100_64_0_0_16]
}

resource "aws_subnet" "pods_b" {
  vpc_id            = var.vpc_id
  availability_zone = "us-west-2b"
  cidr_block        = "100.64.64.0/18"
  tags = {
    "Name" = "pods-b"
  }
  depends_on = [aws_vpc_ipv4_cidr_block_association.block_100_64_0_0_16]
}

resource "aws_subnet" "pods_c" {
  vpc_id            = var.vpc_id
  availability_zone = "us-west-2c"
  cidr_block        = "100.64.128.0/18"
  tags = {
    "Name" = "pods-c"
  }
  depends_on = [aws_vpc_ipv4_cidr_block_association.block_100_64_0_0_16]
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
          "id" = aws_subnet.pods_a.id
        }
        "us-west-2b" = {
          "id" = aws_subnet.pods_b.id
        }
        "us-west-2c" = {
          "id" = aws_subnet.pods_c.id
        }
      }
    }
  })
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"
}
