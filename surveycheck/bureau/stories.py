"""What became of a project and of a firm, credit information, and projects of an approval system."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
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
    packs_used,
    project_story,
    read_projects,
)
from surveycheck.ledger.standing import districts, kinds, stages
from surveycheck.pack import PackError, load_pack
from surveycheck.sheets import BookError

SAID = 5
"""Rows of a table that are told where they cannot be used."""

SEVERAL = "、"
"""Between the stages that one submission says it is of."""


class Stories(Opened):
    """Calls as of ``surveycheck.ledger``, with the same errors."""

    def project_story(self, number: str) -> ProjectStory:
        """Its stages, notices, and what happened."""
        with self.ledger.read() as connection:
            return project_story(connection, number)

    def pack_stages(self, pack: str) -> tuple[tuple[str, str], ...]:
        """The stages that a project goes through, with their English names, in the order of a pack; none where it has
        no such table."""
        return _stages(pack) if pack else ()

    def stages(self, lang: str = "zh") -> dict[str, str]:
        """The stages that submissions are of, and what each is called in a language (zh or en)."""
        with self.ledger.read() as connection:
            names = stages(connection)
            packs = packs_used(connection) if lang == "en" else ()
        english: dict[str, str] = {}
        for pack in packs:
            with suppress(PackError):  # one that is gone, or does not load any more: its stages keep their names
                english.update(_known_stages(pack))
        return {name: ", ".join(english.get(part, part) for part in name.split(SEVERAL)) for name in names}

    def districts(self) -> tuple[str, ...]:
        """The districts that projects are in."""
        with self.ledger.read() as connection:
            return districts(connection)

    def kinds(self) -> tuple[str, ...]:
        """The kinds that projects are of."""
        with self.ledger.read() as connection:
            return kinds(connection)

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


def _stages(pack: str) -> tuple[tuple[str, str], ...]:
    rows = load_pack(pack, examples=False).table("stages")
    ordered = sorted(rows, key=lambda row: int(row["order"] or 0))
    return tuple((row["stage"], row["title_en"] or row["stage"]) for row in ordered)


@lru_cache(maxsize=64)
def _known_stages(pack: str) -> tuple[tuple[str, str], ...]:
    """As ``_stages``, read once: lists ask again whenever something changed, and names of stages hardly do."""
    return _stages(pack)
