"""Reading takes less time: work that another thread does meanwhile, and no look for garbage where there is none.

numpy and hashlib let go of the interpreter while they work, so two long pieces of work take little longer than one.
Pieces of less than a millisecond take as long as one after the other: handing the interpreter over costs what is won.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

Result = TypeVar("Result")


@contextmanager
def beside(work: Callable[[], Result], large: bool) -> Iterator[Callable[[], Result]]:
    """Begins ``work`` if it is ``large``. What is given waits for it, or does it then, and raises what it raises;
    nobody leaves before it has ended."""
    if not large:
        yield work
        return
    with ThreadPoolExecutor(1) as hands:
        yield hands.submit(work).result


@contextmanager
def untidied() -> Iterator[None]:
    """Python does not look for garbage meanwhile. Columns and geometries never refer to themselves, and looking through
    a million of them time and again takes a twentieth of the time that making them takes."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
