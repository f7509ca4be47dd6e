"""How long a firm may object to a notice."""

from __future__ import annotations

from typing import Any

from surveycheck.ledger import Filter, Term, lists
from surveycheck.pack import PackError, load_pack


def term_of(connection: Any, submission: int, days: int | None) -> Term:
    """How long the firm may object: as said, else as the pack of the submission's result has it."""
    if days is not None:
        return Term(days, "", "user")
    page = lists.submissions(connection, Filter(submission=submission))
    try:
        pack = load_pack(page.rows[0].pack, examples=False) if page.rows and page.rows[0].pack else None
    except PackError:
        return Term()
    row = next((r for r in pack.table("terms") if r["term"] == "objection"), None) if pack else None
    if row is None or pack is None:
        return Term()
    titles = {one["key"]: one["title"] for one in pack.table("sources")}
    return Term(int(row["days"]), titles.get(row["source"], row["source"]), row["certainty"])
