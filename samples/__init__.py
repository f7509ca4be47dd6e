"""Sample deliverables."""
