"""Work on a PDF in a thread that is ended when it takes too long: a PDF may be bent to loop, to nest or to unpack
without end, and whatever goes wrong in it must touch that file alone."""

from __future__ import annotations

import ctypes
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from surveycheck.model import Event, Progress, silent

GRACE = 2.0
"""So long a thread has to end once it was told to."""


class _Enough(BaseException):
    """Raised inside the thread: the time is over. No ``Exception``, which pypdf takes for a fault of the file."""


@dataclass(eq=False)
class _State:
    fault: str = ""
    over: bool = False


def run_job(job: Callable[[], None], seconds: float, progress: Progress = silent) -> tuple[str, bool]:
    """Let ``job`` work, and end it when its time is over, or when the progress wants to stop: why it failed, "" where
    it did not, and whether it was too slow. ``progress`` hears that it goes on, and may raise."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    state = _State()
    thread = threading.Thread(target=_work, args=(job, state), name="pdf", daemon=True)
    thread.start()
    end = time.monotonic() + seconds
    try:
        while thread.is_alive() and time.monotonic() < end:
            thread.join(0.05)
            progress(Event("stage", 0.5))
    finally:
        if thread.is_alive():
            state.over = True
            _end(thread)
    return state.fault, thread.is_alive() or state.over


def _end(thread: threading.Thread) -> None:
    """Raise ``_Enough`` in the thread. pypdf is plain Python, so it arrives with the next line."""
    until = time.monotonic() + GRACE
    while thread.is_alive() and time.monotonic() < until:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident or 0), ctypes.py_object(_Enough))
        thread.join(0.2)


def _work(job: Callable[[], None], state: _State) -> None:
    """In the thread. Everything that may come out of a bent file ends here."""
    try:
        job()
    except _Enough:
        state.over = True
    except RecursionError:
        state.fault = "nested too deeply"
    except MemoryError:
        state.fault = "takes too much memory"
    except Exception as error:  # pypdf raises nearly anything on a bent file
        state.fault = " ".join(str(error).split())[:200] or type(error).__name__
