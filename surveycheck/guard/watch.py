"""The parent's side: starts the child, looks at its memory and its progress, and ends it with everything it started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from surveycheck.guard.clock import LOOK, Clock, Reason
from surveycheck.guard.family import GRACE, Family
from surveycheck.guard.limits import Limits, memory_limit
from surveycheck.guard.room import MARK, Room

Looker = Callable[[Mapping[str, Any]], bool]
"""Is told from time to time what the child was last at; what it gives ends the child where it is False."""


@dataclass(frozen=True)
class End:
    """How a child ended. ``code`` is its exit code, ``status`` its answer, ``last`` what it was at, ``limit`` the limit
    that it went over: bytes or seconds."""

    reason: Reason
    code: int
    status: int = 3
    last: Mapping[str, Any] = field(default_factory=dict)
    limit: float = 0.0


class Terminated(KeyboardInterrupt):
    """The system or the window asked us to end."""


def watch(
    command: Sequence[str], room: Room, limits: Limits, paths: Sequence[Path], looker: Looker | None = None
) -> End:
    """Run ``command`` to its end, or until it goes over the limits for the deliverables at ``paths``, or until
    the ``looker`` has seen enough.

    Standard output and error are its own: the same terminal, the same pipes. Raises OSError when it cannot be started,
    KeyboardInterrupt on Ctrl-C and when this process is asked to end; the child has ended then, too.
    """
    with terminable():
        process = _started(command, room)
        over = threading.Event()
        threading.Thread(target=_tell_end, args=(process, over), daemon=True).start()
        family = Family(process.pid)
        try:
            reason, limit = _wait(over, family, Clock(room, limits, paths), looker)
        finally:
            family.end()
            over.wait(GRACE)
    code = process.poll()
    status = room.answer()
    if status is not None and reason == "crashed":
        return End("answered", code or 0, status, room.last())
    return End(reason, code if code is not None else -1, last=room.last(), limit=limit)


def _tell_end(process: subprocess.Popen[bytes], over: threading.Event) -> None:
    process.wait()
    over.set()


def _started(command: Sequence[str], room: Room) -> subprocess.Popen[bytes]:
    """Ctrl-C is the parent's affair: the child must not answer it a second time. What is ignored here is ignored by
    the child from its first moment on; in a thread, where nothing can be ignored, and on Windows a new group of
    processes does the same."""
    environment = {**os.environ, MARK: room.mark}
    flags = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    group = 0 if sys.platform != "win32" and not _in_main_thread() else None
    with _ignored(signal.SIGINT):
        return subprocess.Popen(
            list(command), stdin=subprocess.DEVNULL, env=environment, creationflags=flags, process_group=group
        )


def _in_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


@contextmanager
def _ignored(number: signal.Signals) -> Iterator[None]:
    with _handled(number, signal.SIG_IGN):
        yield


@contextmanager
def terminable() -> Iterator[None]:
    """A request to end (SIGTERM) is an interruption here, so that the child ends and nothing is left behind."""

    def raised(number: int, frame: object) -> None:
        raise Terminated

    with _handled(signal.SIGTERM, raised):
        yield


@contextmanager
def _handled(number: signal.Signals, handler: Any) -> Iterator[None]:
    """Another handler for a while; in a thread, where none may be set, nothing."""
    if not _in_main_thread():
        yield
        return
    before = signal.signal(number, handler)
    try:
        yield
    finally:
        signal.signal(number, before)


def _wait(over: threading.Event, family: Family, clock: Clock, looker: Looker | None) -> tuple[Reason, float]:
    """Until the child has ended ("crashed" as long as nobody has looked at its answer), or must be ended."""
    most = 0
    while not over.wait(LOOK):
        most = most or clock.limits.memory or memory_limit()
        if family.memory() > most:
            return "memory", most
        if looker is not None and not looker(clock.room.last()):
            return "stopped", 0.0
        late = clock.late(family)
        if late:
            return late
    return "crashed", 0.0


CONSOLE = "surveycheck"
"""Name of the frozen program that writes to a console; beside it stands the one that only has a window."""


def program(*arguments: str, module: str) -> tuple[str, ...]:
    """The command that runs a module of ours in a new process: never out of the current folder, which may be the
    deliverable's. A frozen program has no interpreter to call; it takes ``-m`` itself (``tools/frozen/entry.py``)."""
    own = Path(sys.executable)
    if getattr(sys, "frozen", False):
        return (str(own.with_name(CONSOLE + own.suffix)), "-m", module, *arguments)
    # the interpreter of windows without a console has no streams to answer by
    own = own.with_name("python.exe") if own.name.lower() == "pythonw.exe" else own
    return (str(own), "-P", "-m", module, *arguments)
