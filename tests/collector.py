"""Python's collector of cyclic garbage is spared what lives as long as the process: thirteen thousand tests, the
modules of the engine, the packs. To look through them again and again would take a twelfth of all the time of tests."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

NEW = 10_000
"""So many new objects, and not 700, let the collector look at them."""


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """What collecting the tests makes is set aside."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(NEW, *gc.get_threshold()[1:])
        gc.enable()
