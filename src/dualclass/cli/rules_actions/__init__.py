"""What ``dualclass rules`` does: one module an action, each with ``configure`` and ``run``."""
