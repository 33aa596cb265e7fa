#!/bin/sh
# Made by: ekscalc export --to awscli, of 'custom-networking-100-64'.
# Run once: what is there already makes it stop.
# Subnets that are made have the VPC's main route table; associate the one that their nodes' traffic is to take.
set -eu
: "${VPC_ID:?set it to the id of the VPC}"

aws ec2 associate-vpc-cidr-block --region us-west-2 \
  --vpc-id "$VPC_ID" \
  --cidr-block 100.64.0.0/16 > /dev/null
while true; do
  state=$(aws ec2 describe-vpcs --region us-west-2 --vpc-ids "$VPC_ID" --output text \
    --query "Vpcs[0].CidrBlockAssociationSet[?CidrBlock=='100.64.0.0/16'] | [0].CidrBlockState.State")
  case $state in associated) break ;; fail*) echo "100.64.0.0/16 cannot be associated: $state" >&2; exit 1 ;; esac
  sleep 2
done

# 'nodes-a', 172.20.8.0/25 in us-west-2a
SUBNET_NODES_A=$(aws ec2 create-subnet --region us-west-2 \
  --vpc-id "$VPC_ID" \
  --availability-zone us-west-2a \
  --cidr-block 172.20.8.0/25 \
  --tag-specifications '[{"ResourceType":"subnet","Tags":[{"Key":"Name","Value":"nodes-a"}]}]' \
  --query Subnet.SubnetId --output text)
printf '%s %s\n' nodes-a "$SUBNET_NODES_A"

# 'nodes-b', 172.20.8.128/25 in us-west-2b
SUBNET_NODES_B=$(aws ec2 create-subnet --region us-west-2 \
  --vpc-id "$VPC_ID" \
  --availability-zone us-west-2b \
  --cidr-block 172.20.8.128/25 \
  --tag-specifications '[{"ResourceType":"subnet","Tags":[{"Key":"Name","Value":"nodes-b"}]}]' \
  --query Subnet.SubnetId --output text)
printf '%s %s\n' nodes-b "$SUBNET_NODES_B"

# 'nodes-c', 172.20.9.0/25 in us-west-2c
SUBNET_NODES_C=$(aws ec2 create-subnet --region us-west-2 \
  --vpc-id "$VPC_ID" \
  --availability-zone us-west-2c \
  --cidr-block 172.20.9.0/25 \
  --tag-specifications '[{"ResourceType":"subnet","Tags":[{"Key":"Name","Value":"nodes-c"}]}]' \
  --query Subnet.SubnetId --output text)
printf '%s %s\n' nodes-c "$SUBNET_NODES_C"

# 'pods-a', 100.64.0.0/18 in us-west-2a
SUBNET_PODS_A=$(aws ec2 create-subnet --region us-west-2 \
  --vpc-id "$VPC_ID" \
  --availability-zone us-west-2a \
  --cidr-block 100.64.0.0/18 \
  --tag-specifications '[{"ResourceType":"subnet","Tags":[{"Key":"Name","Value":"pods-a"}]}]' \
  --query Subnet.SubnetId --output text)
printf '%s %s\n' pods-a "$SUBNET_PODS_A"

# 'pods-b', 100.64.64.0/18 in us-west-2b
SUBNET_PODS_B=$(aws ec2 create-subnet --region us-west-2 \
  --vpc-id "$VPC_ID" \
  --availability-zone us-west-2b \
  --cidr-block 100.64.64.0/18 \
  --tag-specifications '[{"ResourceType":"subnet","Tags":[{"Key":"Name","Value":"pods-b"}]}]' \
  --query Subnet.SubnetId --output text)
printf '%s %s\n' pods-b "$SUBNET_PODS_B"

# 'pods-c', 100.64.128.0/18 in us-west-2c
SUBNET_PODS_C=$(aws ec2 create-subnet --region us-west-2 \
  --vpc-id "$VPC_ID" \
  --availability-zone us-west-2c \
  --cidr-block 100.64.128.0/18 \
  --tag-specifications '[{"ResourceType":"subnet","Tags":[{"Key":"Name","Value":"pods-c"}]}]' \
  --query Subnet.SubnetId --output text)
printf '%s %s\n' pods-c "$SUBNET_PODS_C"
