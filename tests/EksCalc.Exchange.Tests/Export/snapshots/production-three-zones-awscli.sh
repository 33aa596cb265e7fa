#!/bin/sh
# Made by: ekscalc export --to awscli, of 'production-three-zones'.
# Run once: what is there already makes it stop.
set -eu

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
