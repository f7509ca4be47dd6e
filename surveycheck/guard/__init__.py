"""The guard: a check in a process of its own, and a parent that watches its memory and time.

A crash in native code, a hang or a flood of memory then costs one deliverable and nothing else. The parent (``watch``)
imports nothing heavy and touches nothing of the deliverable; the child (``leash``) ends itself when the parent is gone.
"""

from surveycheck.guard.apart import GuardError, inspect_apart
from surveycheck.guard.drawn import map_apart
from surveycheck.guard.features import features_apart
from surveycheck.guard.limits import Limits

__all__ = ["GuardError", "Limits", "features_apart", "inspect_apart", "map_apart"]
