"""A ledger that is opened when it is first asked."""

from __future__ import annotations

from threading import Lock

from surveycheck.ledger import Ledger, file_of, open_ledger, own_place
from surveycheck.pack import Pack, is_installed, load_pack


class Opened:
    """``where``: path or URL of the ledger, "" for the user's own. Calls raise LedgerError where it cannot be used."""

    def __init__(self, where: str = "") -> None:
        self.where = where
        self._ledger: Ledger | None = None
        self._opening = Lock()
        self._packs: dict[str, Pack] = {}

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

    def pack_of(self, place: str) -> Pack:
        """A pack by its name or folder, without examples. One that is installed is read once: that takes half a second,
        and pages ask for it whenever something is chosen. Files of a folder may change. Raises PackError."""
        found = self._packs.get(place)
        if found is None:
            found = load_pack(place, examples=False)
            if is_installed(found):
                self._packs[place] = found
        return found

    def close(self) -> None:
        """Give its connections back."""
        with self._opening:
            if self._ledger is not None:
                self._ledger.close()
                self._ledger = None
