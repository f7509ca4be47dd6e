"""Inspectors, and firms that they keep away from."""

from __future__ import annotations

from surveycheck.bureau.opened import Opened
from surveycheck.ledger import (
    active_inspectors,
    add_inspector,
    avoid,
    avoidances,
    no_longer_avoid,
    retire_inspector,
)
from surveycheck.spotcheck import Avoidance, Inspector


class People(Opened):
    """Calls as of ``surveycheck.ledger``, with the same errors."""

    def inspectors(self) -> tuple[tuple[Inspector, ...], tuple[Avoidance, ...]]:
        """Those who may be drawn, and who keeps away from which firm."""
        with self.ledger.read() as connection:
            return active_inspectors(connection), avoidances(connection)

    def add_inspector(self, name: str, office: str = "") -> None:
        """One more, or one who is back."""
        with self.ledger.write() as connection:
            add_inspector(connection, name, office)

    def retire_inspector(self, name: str) -> None:
        """One who is not drawn any more."""
        with self.ledger.write() as connection:
            retire_inspector(connection, name)

    def avoid(self, inspector: str, firm: str, reason: str) -> None:
        """The inspector looks at nothing of that firm."""
        with self.ledger.write() as connection:
            avoid(connection, inspector, firm, reason)

    def no_longer_avoid(self, inspector: str, firm: str) -> None:
        """The inspector may look at that firm again."""
        with self.ledger.write() as connection:
            no_longer_avoid(connection, inspector, firm)
