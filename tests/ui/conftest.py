"""Garbage with widgets in it is collected in the window's thread, as the app does (``ui/tidy.py``)."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Around all of a test, fixtures of its module among it, and between two of them: threads that a test has left
    behind would collect, too, wherever the collector is on. What thousands of earlier tests have left is set aside: to
    look through all of it again after each test would take a second every time."""
    if HERE not in item.path.parents:  # this hook is asked about every test
        return (yield)
    if gc.isenabled():
        gc.collect()
        gc.freeze()
        gc.disable()
    result = yield
    gc.collect()
    if nextitem is None or HERE not in nextitem.path.parents:
        gc.enable()
    return result
