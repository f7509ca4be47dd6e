"""One worker more than there are processors: many tests wait for a window, a process or a server."""

from __future__ import annotations

import os


def pytest_xdist_auto_num_workers() -> int:
    """What ``-n auto`` means."""
    return (os.cpu_count() or 1) + 1
