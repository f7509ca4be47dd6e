"""Project, firm and the like of a deliverable, read where the pack's table ``identity`` says that they stand."""

from __future__ import annotations

import re
from itertools import islice

from surveycheck.model import Identity, Model
from surveycheck.pack.pack import Pack
from surveycheck.rule.masked import masked

TABLE = "identity"

MOST_RECORDS, MOST_CHARACTERS = 1000, 200
"""Records that are asked, and characters that are kept: what needs more tells no project from another."""


def identity_of(model: Model, pack: Pack) -> tuple[Identity, ...]:
    """One a row of the table, in its order; none where the pack has no such table."""
    own = {d.file for d in model.documents if d.root == pack.xml_root}
    return tuple(
        Identity(
            row["item"], row["title"], row["title_en"], _value(model, own, row["table"], row["field"], row["pattern"])
        )
        for row in pack.table(TABLE)
    )


def _value(model: Model, own: set[str], table: str, field: str, pattern: str) -> str:
    records = islice(model.tables.get(table, ()), MOST_RECORDS)
    said = (_part(record.get(field).strip(), pattern) for record in records if record.file in own)
    return "、".join(dict.fromkeys(text for text in said if text))[:MOST_CHARACTERS]


def _part(text: str, pattern: str) -> str:
    """All of the text, or the first group of the pattern at its beginning; identity numbers of persons are masked."""
    if not pattern:
        return masked(text)
    found = re.match(pattern, text)
    return masked(found.group(1)) if found is not None else ""
