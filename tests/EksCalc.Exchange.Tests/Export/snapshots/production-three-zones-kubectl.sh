#!/bin/sh
# Made by: ekscalc export --to kubectl, of 'production-three-zones'.
# Nodes keep the ENIs they have; a change of mode needs new nodes.
set -eu

kubectl set env daemonset aws-node --namespace kube-system --containers aws-node -- \
  ENABLE_PREFIX_DELEGATION=true \
  WARM_PREFIX_TARGET=1

kubectl rollout status daemonset aws-node --namespace kube-system --timeout 30m
