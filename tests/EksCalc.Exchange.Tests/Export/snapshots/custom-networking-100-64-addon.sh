#!/bin/sh
# Made by: ekscalc export --to addon, of 'custom-networking-100-64'.
set -eu
: "${CLUSTER_NAME:?set it to the name of the EKS cluster}"
aws eks update-addon --region us-west-2 --cluster-name="$CLUSTER_NAME" --addon-name vpc-cni --resolve-conflicts OVERWRITE \
  --configuration-values "file://$(dirname -- "$0")/addon.json"
aws eks wait addon-active --region us-west-2 --cluster-name="$CLUSTER_NAME" --addon-name vpc-cni
