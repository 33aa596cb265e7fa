# Made by: ekscalc export --to terraform, of 'production-three-zones'.
# The provider's region is to be eu-central-1.

resource "aws_ec2_subnet_cidr_reservation" "nodes_a_10_64_16_0_20" {
  subnet_id        = "subnet-nodes-a"
  cidr_block       = "10.64.16.0/20"
  reservation_type = "prefix"
}

resource "aws_ec2_subnet_cidr_reservation" "nodes_b_10_64_48_0_20" {
  subnet_id        = "subnet-nodes-b"
  cidr_block       = "10.64.48.0/20"
  reservation_type = "prefix"
}

resource "aws_ec2_subnet_cidr_reservation" "nodes_c_10_64_80_0_20" {
  subnet_id        = "subnet-nodes-c"
  cidr_block       = "10.64.80.0/20"
  reservation_type = "prefix"
}
