"""A ledger that is opened when it is first asked."""

from __future__ import annotations

from threading import Lock

from surveycheck.ledger import Ledger, file_of, open_ledger, own_place


class Opened:
    """``where``: path or URL of the ledger, "" for the user's own. Calls raise LedgerError where it cannot be used."""

    def __init__(self, where: str = "") -> None:
        self.where = where
        self._ledger: Ledger | None = None
        self._opening = Lock()

    @property
    def place(self) -> str:
        """Where the ledger is, without a password. Raises LedgerError for what is no place."""
        file = file_of(self.where or None)
        return str(file) if file is not None else self.ledger.place

    @property
    def ledger(self) -> Ledger:
        """The ledger, which is made where there is none."""
        with self._opening:
            if self._ledger is None:
                self._ledger = open_ledger(self.where or own_place())
            return self._ledger

    def close(self) -> None:
        """Give its connections back."""
        with self._opening:
            if self._ledger is not None:
                self._ledger.close()
                self._ledger = None
