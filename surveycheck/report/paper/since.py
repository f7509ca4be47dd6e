"""What became of the findings of an earlier report."""

from __future__ import annotations

from collections.abc import Sequence

from surveycheck.model import Finding
from surveycheck.report.paper.blocks import Block, Cell, Column, Heading, Points, Table, Text
from surveycheck.report.paper.places import at_of, place_of
from surveycheck.report.paper.talk import Talk
from surveycheck.report.words import SINCE

STATES = ("new", "reopened", "still", "unknown", "fixed")
ROWS = 200


def since(talk: Talk) -> list[Block]:
    """Counts, and what is gone; nothing where the report was not held against another one."""
    found = talk.report.since
    if found is None:
        return []
    about = " · ".join((found.name, found.started, f"{found.pack} {found.edition}"))
    blocks: list[Block] = [Heading(1, talk("since")), Text(about, "quiet")]
    columns = [Column(talk.table(SINCE, state), 1.0, True) for state in STATES]
    blocks.append(Table(columns, [[Cell(str(found.count(state)), "strong") for state in STATES]]))
    remarks = talk.sentences(found.remarks, found.remarks_en)
    blocks += [Points(remarks)] if remarks else []
    blocks += _gone(talk, talk.table(SINCE, "unknown"), found.unknown)
    return blocks + _gone(talk, talk.table(SINCE, "fixed"), found.fixed)


def _gone(talk: Talk, caption: str, findings: Sequence[Finding]) -> list[Block]:
    if not findings:
        return []
    columns = [Column(talk("class"), 0.7), Column(talk("rule"), 1.0), Column(talk("problem"), 5.0)]
    rows: list[list[str | Cell]] = [
        [
            Cell(f.severity if f.severity != "note" else "—", f.severity),
            Cell(f.code, "code"),
            talk.of((f.message, f.message_en)),
            Cell(place_of(talk, f.place), "", at_of(talk, f.place)),
        ]
        for f in findings[:ROWS]
    ]
    left = len(findings) - len(rows)
    blocks: list[Block] = [
        Table([*columns, Column(talk("place"), 3.4)], rows, talk.bracketed(caption, str(len(findings))))
    ]
    return blocks + ([Text(talk("more-rows", n=left), "quiet")] if left else [])
