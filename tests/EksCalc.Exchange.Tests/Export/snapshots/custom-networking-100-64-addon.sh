#!/bin/sh
# Made by: ekscalc export --to addon, of 'custom-networking-100-64'.
set -eu
: "${CLUSTER_NAME:?set it to the name of the EKS cluster}"
VPC_ID=$(aws eks describe-cluster --region us-west-2 --name="$CLUSTER_NAME" --query cluster.resourcesVpcConfig.vpcId --output text)

# The id of the VPC's subnet that has a block.
subnet_with() {
  aws ec2 describe-subnets --region us-west-2 --filters "Name=vpc-id,Values=$VPC_ID" "Name=cidr-block,Values=$1" \
    --query 'Subnets[].SubnetId' --output text | grep subnet- || { echo "There is no subnet $1 in $VPC_ID." >&2; exit 1; }
}
SUBNET_PODS_A=$(subnet_with 100.64.0.0/18)
SUBNET_PODS_B=$(subnet_with 100.64.64.0/18)
SUBNET_PODS_C=$(subnet_with 100.64.128.0/18)

aws eks update-addon --region us-west-2 --cluster-name="$CLUSTER_NAME" --addon-name vpc-cni --resolve-conflicts OVERWRITE \
  --configuration-values '{"env":{"ENABLE_PREFIX_DELEGATION":"true","AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG":"true","WARM_IP_TARGET":"8","MINIMUM_IP_TARGET":"32","ENI_CONFIG_LABEL_DEF":"topology.kubernetes.io/zone"},"eniConfig":{"create":true,"region":"us-west-2","subnets":{"us-west-2a":{"id":"'"$SUBNET_PODS_A"'"},"us-west-2b":{"id":"'"$SUBNET_PODS_B"'"},"us-west-2c":{"id":"'"$SUBNET_PODS_C"'"}}}}'
aws eks wait addon-active --region us-west-2 --cluster-name="$CLUSTER_NAME" --addon-name vpc-cni
