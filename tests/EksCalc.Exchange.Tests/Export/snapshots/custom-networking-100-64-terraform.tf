# Made by: ekscalc export --to terraform, of 'custom-networking-100-64'.
# The provider's region is to be us-west-2.
# Subnets that are made have the VPC's main route table; associate the one that their nodes' traffic is to take.

variable "vpc_id" {
  type        = string
  description = "The VPC's id."
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

output "subnet_ids" {
  description = "The ids of the subnets made here, by their names."
  value = {
    "nodes-a" = aws_subnet.nodes_a.id
    "nodes-b" = aws_subnet.nodes_b.id
    "nodes-c" = aws_subnet.nodes_c.id
    "pods-a"  = aws_subnet.pods_a.id
    "pods-b"  = aws_subnet.pods_b.id
    "pods-c"  = aws_subnet.pods_c.id
  }
}
