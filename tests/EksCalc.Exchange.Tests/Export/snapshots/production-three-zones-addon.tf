# Made by: ekscalc export --to addon, of 'production-three-zones'.
# The provider's region is to be eu-central-1. Terraform 1.6 or later.

variable "cluster_name" {
  type        = string
  description = "The EKS cluster's name."
  default     = "prod"
}

# Takes over the add-on that is there. Leave this block out where the cluster has no EKS add-on vpc-cni yet.
import {
  to = aws_eks_addon.vpc_cni
  id = join(":", [var.cluster_name, "vpc-cni"])
}

resource "aws_eks_addon" "vpc_cni" {
  cluster_name = var.cluster_name
  addon_name   = "vpc-cni"
  configuration_values = jsonencode({
    "env" = {
      "ENABLE_PREFIX_DELEGATION" = "true"
      "WARM_PREFIX_TARGET"       = "1"
    }
  })
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"
}
