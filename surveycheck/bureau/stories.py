"""What became of a project and of a firm, credit information, and projects of an approval system."""

from __future__ import annotations

from pathlib import Path

from surveycheck.bureau.opened import Opened
from surveycheck.ledger import (
    Credit,
    FirmStory,
    Imported,
    LedgerError,
    ProjectStory,
    add_credit,
    firm_story,
    import_projects,
    project_story,
    read_projects,
)
from surveycheck.pack import load_pack
from surveycheck.sheets import BookError

SAID = 5
"""Rows of a table that are told where they cannot be used."""


class Stories(Opened):
    """Calls as of ``surveycheck.ledger``, with the same errors."""

    def project_story(self, number: str) -> ProjectStory:
        """Its stages, notices, and what happened."""
        with self.ledger.read() as connection:
            return project_story(connection, number)

    def pack_stages(self, pack: str) -> tuple[tuple[str, str], ...]:
        """The stages that a project goes through, with their English names, in the order of a pack; none where it has
        no such table."""
        rows = load_pack(pack, examples=False).table("stages") if pack else ()
        ordered = sorted(rows, key=lambda row: int(row["order"] or 0))
        return tuple((row["stage"], row["title_en"] or row["stage"]) for row in ordered)

    def firm_story(self, name: str) -> FirmStory:
        """Its first-submission pass rate, repeated defects and trend."""
        with self.ledger.read() as connection:
            return firm_story(connection, name)

    def add_credit(self, entry: Credit) -> None:
        """Put an entry of credit information in."""
        with self.ledger.write() as connection:
            add_credit(connection, entry)

    def import_projects(self, file: Path) -> Imported:
        """Projects of a table, all or none. Raises LedgerError, OSError."""
        try:
            held = read_projects(file.read_bytes(), file.name)
        except BookError as error:
            raise LedgerError(f"{file.name}：{error.zh}", f"{file.name}: {error.en}") from error
        if held.refused:
            zh = "\n".join(f"{one.sheet} {one.column or one.row}：{one.zh}" for one in held.refused[:SAID])
            en = "\n".join(f"{one.sheet} {one.column or one.row}: {one.en}" for one in held.refused[:SAID])
            raise LedgerError(
                f"没有导入，这些行不能采用：\n{zh}", f"nothing was imported, these rows are refused:\n{en}"
            )
        with self.ledger.write() as connection:
            return import_projects(connection, held, file.name)
