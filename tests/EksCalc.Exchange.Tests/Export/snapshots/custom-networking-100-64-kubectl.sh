#!/bin/sh
# Made by: ekscalc export --to kubectl, of 'custom-networking-100-64'.
# Nodes keep the ENIs they have; a change of mode needs new nodes.
set -eu
: "${VPC_ID:?set it to the id of the VPC}"

# The id of the VPC's subnet that has a block.
subnet_with() {
  aws ec2 describe-subnets --region us-west-2 --filters "Name=vpc-id,Values=$VPC_ID" "Name=cidr-block,Values=$1" \
    --query 'Subnets[].SubnetId' --output text | grep subnet- || { echo "There is no subnet $1 in $VPC_ID." >&2; exit 1; }
}
SUBNET_PODS_A=$(subnet_with 100.64.0.0/18)
SUBNET_PODS_B=$(subnet_with 100.64.64.0/18)
SUBNET_PODS_C=$(subnet_with 100.64.128.0/18)

printf '%s\n' \
  '{"apiVersion":"crd.k8s.amazonaws.com/v1alpha1","kind":"ENIConfig","metadata":{"name":"us-west-2a"},"spec":{"subnet":"'"$SUBNET_PODS_A"'"}}' \
  '{"apiVersion":"crd.k8s.amazonaws.com/v1alpha1","kind":"ENIConfig","metadata":{"name":"us-west-2b"},"spec":{"subnet":"'"$SUBNET_PODS_B"'"}}' \
  '{"apiVersion":"crd.k8s.amazonaws.com/v1alpha1","kind":"ENIConfig","metadata":{"name":"us-west-2c"},"spec":{"subnet":"'"$SUBNET_PODS_C"'"}}' \
  | kubectl apply --filename -

kubectl set env daemonset aws-node --namespace kube-system --containers aws-node -- \
  ENABLE_PREFIX_DELEGATION=true \
  AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true \
  WARM_IP_TARGET=8 \
  MINIMUM_IP_TARGET=32 \
  ENI_CONFIG_LABEL_DEF=topology.kubernetes.io/zone

kubectl rollout status daemonset aws-node --namespace kube-system --timeout 30m
