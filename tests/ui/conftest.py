"""Garbage with widgets in it is collected in the window's thread, as the app does (``ui/tidy.py``)."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _tidy() -> Iterator[None]:
    gc.disable()
    yield
    gc.collect()
    gc.enable()
