#!/bin/sh
# Made by: ekscalc export --to addon, of 'production-three-zones'.
set -eu
CLUSTER_NAME=prod

aws eks update-addon --region eu-central-1 --cluster-name="$CLUSTER_NAME" --addon-name vpc-cni --resolve-conflicts OVERWRITE \
  --configuration-values '{"env":{"ENABLE_PREFIX_DELEGATION":"true","WARM_PREFIX_TARGET":"1"}}'
aws eks wait addon-active --region eu-central-1 --cluster-name="$CLUSTER_NAME" --addon-name vpc-cni
