"""Who a batch is among those that share a ledger, and its claims on what it checks."""

from __future__ import annotations

import os
import platform
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil

from surveycheck.ledger import Ledger, LedgerError, claims

AGAIN = claims.LASTS / 6
"""Seconds between two words that this batch goes on."""


def own_name() -> str:
    """This process: machine, number, begin; and one of its batches."""
    process = psutil.Process()
    return "|".join((platform.node(), str(process.pid), f"{process.create_time():.2f}", uuid.uuid4().hex[:8]))


def machine_of(holder: str) -> str:
    """The name of the machine of a holder."""
    return holder.rsplit("|", 3)[0]


def gone(holder: str) -> bool:
    """Was the holder a process of this machine that has ended, or a batch of this process that has? Of others nobody
    can tell here."""
    try:
        machine, number, begun, _ = holder.rsplit("|", 3)
        if machine != platform.node():
            return False
        if int(number) == os.getpid():
            return all(thread.name != holder for thread in threading.enumerate())
        process = psutil.Process(int(number))
        return bool(abs(process.create_time() - float(begun)) > 1 or process.status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True
    except (ValueError, psutil.Error):
        return False


@contextmanager
def holding(ledger: Ledger) -> Iterator[str]:
    """The name by which to claim; what is claimed stays so while this goes on, and is free afterwards."""
    own, over = own_name(), threading.Event()
    thread = threading.Thread(target=_goes_on, args=(ledger, own, over), name=own, daemon=True)
    thread.start()
    try:
        yield own
    finally:
        over.set()
        thread.join()
        with suppress(LedgerError), ledger.write() as connection:  # a ledger that is gone forgets them in time
            claims.released(connection, own)


def _goes_on(ledger: Ledger, own: str, over: threading.Event) -> None:
    while not over.wait(AGAIN):
        with suppress(LedgerError), ledger.write() as connection:  # the batch itself will say it
            claims.prolonged(connection, own)
