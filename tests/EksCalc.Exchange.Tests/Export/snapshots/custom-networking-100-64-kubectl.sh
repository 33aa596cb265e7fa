#!/bin/sh
# Made by: ekscalc export --to kubectl, of 'custom-networking-100-64'.
# Nodes keep the ENIs they have; a change of mode needs new nodes.
set -eu

kubectl apply --filename - <<'END_OF_ENICONFIGS'
apiVersion: crd.k8s.amazonaws.com/v1alpha1
kind: ENIConfig
metadata: {name: us-west-2a}
spec:
  # FILL IN: the id of the subnet 'pods-a', 100.64.0.0/18 in us-west-2a
  subnet: null
---
apiVersion: crd.k8s.amazonaws.com/v1alpha1
kind: ENIConfig
metadata: {name: us-west-2b}
spec:
  # FILL IN: the id of the subnet 'pods-b', 100.64.64.0/18 in us-west-2b
  subnet: null
---
apiVersion: crd.k8s.amazonaws.com/v1alpha1
kind: ENIConfig
metadata: {name: us-west-2c}
spec:
  # FILL IN: the id of the subnet 'pods-c', 100.64.128.0/18 in us-west-2c
  subnet: null
END_OF_ENICONFIGS

kubectl set env daemonset aws-node --namespace kube-system --containers aws-node -- \
  ENABLE_PREFIX_DELEGATION=true \
  AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true \
  WARM_IP_TARGET=8 \
  MINIMUM_IP_TARGET=32 \
  ENI_CONFIG_LABEL_DEF=topology.kubernetes.io/zone

kubectl rollout status daemonset aws-node --namespace kube-system --timeout 30m
