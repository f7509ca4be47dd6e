"""The option ``--ledger``, which every command of supervision has, and the ledger that it names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.ledger import Ledger

ENVIRONMENT = "SURVEYCHECK_LEDGER"
"""Names the ledger where no option does: an address with a password does not belong on a command line."""

ROW = click.IntRange(1, 2**31 - 1)
"""The number of a row of the ledger."""


def ledger_option(screen: Screen) -> click.Option:
    """The option, which gives ``where``: a file, an address, or None for the user's own ledger."""
    words = screen.word(
        f"台账：SQLite 文件或 postgresql://…；默认取 {ENVIRONMENT}，否则为本用户的台账",
        f"SQLite file or postgresql://…; default: {ENVIRONMENT}, else the user's own",
    )
    return click.Option(["--ledger", "where"], metavar="FILE|URL", envvar=ENVIRONMENT, help=words)


@contextmanager
def ledger_at(where: str | None) -> Iterator[Ledger]:
    """The ledger at ``where``, made where there is none; closed afterwards. Raises LedgerError."""
    from surveycheck.ledger import open_ledger

    ledger = open_ledger(where or None)
    try:
        yield ledger
    finally:
        ledger.close()
