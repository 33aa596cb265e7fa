#!/bin/sh
# Made by: ekscalc export --to awscli, of 'custom-networking-100-64'.
# Run once: what is there already makes it stop.
set -eu
: "${VPC_ID:?set it to the id of the VPC}"
: "${CLUSTER_NAME:?set it to the name of the EKS cluster}"

aws ec2 associate-vpc-cidr-block --region us-west-2 \
  --vpc-id "$VPC_ID" \
  --cidr-block 100.64.0.0/16 > /dev/null
until [ "$(aws ec2 describe-vpcs --region us-west-2 --vpc-ids "$VPC_ID" --output text \
  --query "Vpcs[0].CidrBlockAssociationSet[?CidrBlock=='100.64.0.0/16'] | [0].CidrBlockState.State")" = associated ]; do sleep 2; done

# 'nodes-a', 172.20.8.0/25 in us-west-2a
SUBNET_NODES_A=$(aws ec2 create-subnet --region us-west-2 \
  --vpc-id "$VPC_ID" \
  --availability-zone us-west-2a \
  --cidr-block 172.20.8.0/25 \
  --tag-specifications '[{"ResourceType":"subnet","Tags":[{"Key":"Name","Value":"nodes-a"}]}]' \
  --query Subnet.SubnetId --output text)

# 'nodes-b', 172.20.8.128/25 in us-west-2b
SUBNET_NODES_B=$(aws ec2 create-subnet --region us-west-2 \
  --vpc-id "$VPC_ID" \
  --availability-zone us-west-2b \
  --cidr-block 172.20.8.128/25 \
  --tag-specifications '[{"ResourceType":"subnet","Tags":[{"Key":"Name","Value":"nodes-b"}]}]' \
  --query Subnet.SubnetId --output text)

# 'nodes-c', 172.20.9.0/25 in us-west-2c
SUBNET_NODES_C=$(aws ec2 create-subnet --region us-west-2 \
  --vpc-id "$VPC_ID" \
  --availability-zone us-west-2c \
  --cidr-block 172.20.9.0/25 \
  --tag-specifications '[{"ResourceType":"subnet","Tags":[{"Key":"Name","Value":"nodes-c"}]}]' \
  --query Subnet.SubnetId --output text)

# 'pods-a', 100.64.0.0/18 in us-west-2a
SUBNET_PODS_A=$(aws ec2 create-subnet --region us-west-2 \
  --vpc-id "$VPC_ID" \
  --availability-zone us-west-2a \
  --cidr-block 100.64.0.0/18 \
  --tag-specifications '[{"ResourceType":"subnet","Tags":[{"Key":"Name","Value":"pods-a"}]}]' \
  --query Subnet.SubnetId --output text)

# 'pods-b', 100.64.64.0/18 in us-west-2b
SUBNET_PODS_B=$(aws ec2 create-subnet --region us-west-2 \
  --vpc-id "$VPC_ID" \
  --availability-zone us-west-2b \
  --cidr-block 100.64.64.0/18 \
  --tag-specifications '[{"ResourceType":"subnet","Tags":[{"Key":"Name","Value":"pods-b"}]}]' \
  --query Subnet.SubnetId --output text)

# 'pods-c', 100.64.128.0/18 in us-west-2c
SUBNET_PODS_C=$(aws ec2 create-subnet --region us-west-2 \
  --vpc-id "$VPC_ID" \
  --availability-zone us-west-2c \
  --cidr-block 100.64.128.0/18 \
  --tag-specifications '[{"ResourceType":"subnet","Tags":[{"Key":"Name","Value":"pods-c"}]}]' \
  --query Subnet.SubnetId --output text)

aws eks update-addon --region us-west-2 --cluster-name="$CLUSTER_NAME" --addon-name vpc-cni --resolve-conflicts OVERWRITE \
  --configuration-values '{"env":{"ENABLE_PREFIX_DELEGATION":"true","AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG":"true","WARM_IP_TARGET":"8","MINIMUM_IP_TARGET":"32","ENI_CONFIG_LABEL_DEF":"topology.kubernetes.io/zone"},"eniConfig":{"create":true,"region":"us-west-2","subnets":{"us-west-2a":{"id":"'"$SUBNET_PODS_A"'"},"us-west-2b":{"id":"'"$SUBNET_PODS_B"'"},"us-west-2c":{"id":"'"$SUBNET_PODS_C"'"}}}}'
aws eks wait addon-active --region us-west-2 --cluster-name="$CLUSTER_NAME" --addon-name vpc-cni
