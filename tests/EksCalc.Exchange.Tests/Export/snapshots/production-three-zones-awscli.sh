#!/bin/sh
# Made by: ekscalc export --to awscli, of 'production-three-zones'.
# Run once: what is there already makes it stop.
set -eu
CLUSTER_NAME=prod

# 'nodes-a', 10.64.0.0/19 in eu-central-1a
SUBNET_NODES_A=subnet-nodes-a
aws ec2 create-subnet-cidr-reservation --region eu-central-1 \
  --subnet-id="$SUBNET_NODES_A" \
  --cidr 10.64.16.0/20 \
  --reservation-type prefix > /dev/null

# 'nodes-b', 10.64.32.0/19 in eu-central-1b
SUBNET_NODES_B=subnet-nodes-b
aws ec2 create-subnet-cidr-reservation --region eu-central-1 \
  --subnet-id="$SUBNET_NODES_B" \
  --cidr 10.64.48.0/20 \
  --reservation-type prefix > /dev/null

# 'nodes-c', 10.64.64.0/19 in eu-central-1c
SUBNET_NODES_C=subnet-nodes-c
aws ec2 create-subnet-cidr-reservation --region eu-central-1 \
  --subnet-id="$SUBNET_NODES_C" \
  --cidr 10.64.80.0/20 \
  --reservation-type prefix > /dev/null

# 'control-plane-a', 10.64.255.0/28 in eu-central-1a
SUBNET_CONTROL_PLANE_A=subnet-control-plane-a

# 'control-plane-b', 10.64.255.16/28 in eu-central-1b
SUBNET_CONTROL_PLANE_B=subnet-control-plane-b

# 'control-plane-c', 10.64.255.32/28 in eu-central-1c
SUBNET_CONTROL_PLANE_C=subnet-control-plane-c

# 'public-a', 10.64.224.0/26 in eu-central-1a
SUBNET_PUBLIC_A=subnet-public-a

# 'public-b', 10.64.224.64/26 in eu-central-1b
SUBNET_PUBLIC_B=subnet-public-b

# 'public-c', 10.64.224.128/26 in eu-central-1c
SUBNET_PUBLIC_C=subnet-public-c

aws eks update-addon --region eu-central-1 --cluster-name="$CLUSTER_NAME" --addon-name vpc-cni --resolve-conflicts OVERWRITE \
  --configuration-values '{"env":{"ENABLE_PREFIX_DELEGATION":"true","WARM_PREFIX_TARGET":"1"}}'
aws eks wait addon-active --region eu-central-1 --cluster-name="$CLUSTER_NAME" --addon-name vpc-cni
