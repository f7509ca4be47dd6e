"""How long a firm may object to a notice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from surveycheck.ledger import Term, checked_by
from surveycheck.pack import Pack, PackError, load_pack
from surveycheck.report.sources import source_titles


def _read(name: str) -> Pack:
    return load_pack(name, examples=False)


def term_of(connection: Any, submission: int, days: int | None, pack_of: Callable[[str], Pack] = _read) -> Term:
    """How long the firm may object: as said, else as the pack of the submission's result has it. ``pack_of`` reads a
    pack by its name or folder."""
    if days is not None:
        return Term(days, "", "user")
    name = checked_by(connection, submission)
    try:
        pack = pack_of(name) if name else None
    except PackError:
        return Term()
    return Term() if pack is None else term_in(pack)


def term_in(pack: Pack) -> Term:
    """How long the firm may object, as a pack has it; unknown where it says nothing."""
    row = next((row for row in pack.table("terms") if row["term"] == "objection"), None)
    if row is None:
        return Term()
    zh, en = source_titles(pack, row["source"])
    return Term(int(row["days"]), zh, row["certainty"], en)
