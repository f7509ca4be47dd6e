"""Fixtures of ``terrible``."""

from terrible import drawing, pack

__all__ = ["drawing", "pack"]
