"""What people have noted: manual items and waivers."""

from __future__ import annotations

from collections.abc import Sequence

from surveycheck.model import WAIVER_STATES, ManualEntry, WaiverBook, WaiverEntry
from surveycheck.report.paper.blocks import Block, Cell, Column, Heading, Points, Table, Text
from surveycheck.report.paper.talk import Talk
from surveycheck.report.words import MANUAL, SEVERITY, WAIVER

ROWS = 300


def manual(talk: Talk) -> list[Block]:
    """Items that a person looks at; nothing where the pack asks for none."""
    book = talk.report.manual
    if book is None:
        return []
    blocks: list[Block] = [Heading(1, talk("manual")), Text(talk("manual-why"), "quiet")]
    blocks.append(Text(f"{book.file}　SHA-256 {book.sha256}" if book.file else talk("manual-none")))
    remarks = talk.sentences(book.remarks, book.remarks_en)
    blocks += [Points(remarks)] if remarks else []
    columns = [Column(talk("status"), 1.3), Column(talk("manual-item"), 3.6), Column(talk("element"), 1.8)]
    columns += [Column(talk("note"), 2.6), Column(talk("manual-by"), 1.3)]
    return [*blocks, Table(columns, [_item(talk, entry) for entry in book.entries])]


def _item(talk: Talk, entry: ManualEntry) -> list[str | Cell]:
    failed = entry.result == "fail"
    evidence = f"{talk('manual-evidence')} {entry.evidence}" if entry.evidence else ""
    return [
        Cell(
            talk.title(MANUAL.get(entry.result, (entry.result, entry.result))),
            "warn" if failed else "quiet" if entry.result == "open" else "",
            talk.table(SEVERITY, entry.severity) if entry.severity else "",
        ),
        Cell(talk.title((entry.title, entry.title_en)), "", talk.of((entry.how, entry.how_en))),
        Cell(talk.quality(entry.quality), "quiet"),
        Cell(entry.note, "", evidence),
        Cell(entry.name, "", entry.date),
    ]


def waivers(talk: Talk) -> list[Block]:
    """What the firm asks to be let off, and what became of it; nothing where nothing was asked."""
    books = talk.report.waivers
    if not books:
        return []
    blocks: list[Block] = [Heading(1, talk("waivers")), Text(talk("waivers-why"), "quiet")]
    for book in books:
        blocks += _book(talk, book)
    return blocks


def _book(talk: Talk, book: WaiverBook) -> list[Block]:
    lines = [f"{book.file}　SHA-256 {book.sha256}" if book.file else talk("none")]
    decided = f"{book.decisions_file}　SHA-256 {book.decisions_sha256}" if book.decisions_file else ""
    lines.append(f"{talk('decisions-file')}{talk.colon}{decided or talk('no-decisions')}")
    blocks: list[Block] = [Points([*lines, *talk.sentences(book.remarks, book.remarks_en)])]
    entries = sorted(book.entries, key=lambda entry: WAIVER_STATES.index(entry.state))
    columns = [Column(talk("status"), 1.1), Column(talk("findings"), 3.4), Column(talk("reason"), 2.2)]
    columns += [Column(talk("clause"), 1.2), Column(talk("asked-by"), 1.1), Column(talk("decision"), 1.8)]
    blocks += [Table(columns, _rows(talk, entries[:ROWS]))] if entries else []
    left = len(entries) - ROWS
    return blocks + ([Text(talk("more-rows", n=left), "quiet")] if left > 0 else [])


def _rows(talk: Talk, entries: Sequence[WaiverEntry]) -> list[list[str | Cell]]:
    rows: list[list[str | Cell]] = []
    for entry in entries:
        made = entry.decision
        decided = talk.table(WAIVER, "accepted" if made.accepted else "rejected") if made else ""
        below = " ".join(text for text in (made.name, made.date, made.note) if text) if made else ""
        remark = talk.of((entry.remark, entry.remark_en)) if entry.remark else entry.finding or entry.asked_for
        said = Cell(talk.of((entry.message, entry.message_en)), "", remark)
        asked = Cell(entry.name, "", entry.date)
        rows.append(
            [talk.table(WAIVER, entry.state), said, entry.reason, entry.clause, asked, Cell(decided, "", below)]
        )
    return rows
