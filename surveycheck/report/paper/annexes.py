"""The annexes of a paper: record of defects, files, settings, rule runs."""

from __future__ import annotations

from surveycheck.model import Finding, SourceFile
from surveycheck.report.numbers import plain_number, size
from surveycheck.report.paper.blocks import Block, Cell, Column, Heading, Table, Text
from surveycheck.report.paper.order import Order
from surveycheck.report.paper.places import at_of, place_of
from surveycheck.report.paper.talk import Talk
from surveycheck.report.words import CERTAINTY, KIND, SEVERITY, STAGE, STATUS

FILES, SETTINGS = 2000, 1000


def record(talk: Talk, order: Order) -> list[Block]:
    """Every defect on a line, with room for what is decided and done about it."""
    blocks: list[Block] = [Heading(1, talk("annex-a"))]
    if not order.record:
        return [*blocks, Text(talk("clean"))]
    blocks.append(Text(talk("record-why"), "quiet"))
    names = ("no", "class", "rule", "problem", "place", "opinion", "mended", "looked-again")
    widths = (0.7, 0.9, 1.1, 5.4, 3.7, 2.0, 2.0, 2.0)
    columns = [Column(talk(n), w, n == "no") for n, w in zip(names, widths, strict=True)]
    blocks.append(Table(columns, [_defect(talk, f, order.numbers[f.id]) for f in order.record], form=True))
    more = order.count - len(order.record)
    return blocks + ([Text(talk("record-more", n=len(order.record), more=more), "warn")] if more else [])


def _defect(talk: Talk, finding: Finding, number: int) -> list[str | Cell]:
    waived = talk("waived") if finding.state == "waived" else ""
    said = talk.of((finding.message, finding.message_en))
    return [
        str(number),
        Cell(talk.table(SEVERITY, "note") if finding.severity == "note" else finding.severity, finding.severity),
        Cell(finding.code, "code"),
        Cell(said, "", waived),
        Cell(place_of(talk, finding.place), "", at_of(talk, finding.place)),
        "",
        "",
        "",
    ]


def files(talk: Talk) -> list[Block]:
    """All files with their digests: what the report is about."""
    report = talk.report
    earlier = report.earlier
    rows = [_file(file, "") for file in report.files]
    rows += [_file(file, f"{talk('earlier')} {earlier.name}/") for file in earlier.files] if earlier else []
    columns = [Column(f"{talk('path')} · SHA-256", 9.0), Column(talk("kind"), 1.2), Column(talk("size"), 1.2, True)]
    left = len(rows) - FILES
    blocks: list[Block] = [Heading(1, talk("annex-b")), Table(columns, rows[:FILES])]
    return blocks + ([Text(talk("more-rows", n=left), "quiet")] if left > 0 else [])


def _file(file: SourceFile, head: str) -> list[str | Cell]:
    return [Cell(head + file.path, "digest", file.sha256), Cell(file.kind, "", file.unit), size(file.bytes)]


def settings(talk: Talk) -> list[Block]:
    """Settings and limits that held, with their sources."""
    rows: list[list[str | Cell]] = []
    for row in talk.report.settings:
        text = {key: str(row.get(key) or "") for key in row}
        name, unit = text["name"], text["unit"]
        titled = talk.of((text["title"] or name, text["title_en"] or name))
        source = talk.of((text.get("source_title") or text["source"], text.get("source_title_en") or text["source"]))
        changed = talk("changed") if row.get("changed") else ""
        rows.append(
            [
                talk.table(KIND, text["kind"]),
                Cell(titled, "", name if titled != name else ""),
                Cell(f"{plain_number(row['value'])} {unit}".strip(), "strong" if changed else "", changed),
                Cell(source, "", talk.table(CERTAINTY, text["certainty"])),
            ]
        )
    columns = [Column(talk("kind"), 1.0), Column("", 3.2), Column(talk("value"), 3.4), Column(talk("source"), 3.0)]
    blocks: list[Block] = [Heading(1, talk("annex-c"))]
    left = len(rows) - SETTINGS
    blocks.append(Table(columns, rows[:SETTINGS]) if rows else Text(talk("none")))
    return blocks + ([Text(talk("more-rows", n=left), "quiet")] if left > 0 else [])


def runs(talk: Talk) -> list[Block]:
    """Every rule: what it looked at, and what it found."""
    columns = [Column(talk("stage"), 1.2), Column(talk("rule"), 1.3), Column("", 4.4), Column(talk("status"), 2.0)]
    columns += [Column(talk(name), 1.1, True) for name in ("examined", "withheld", "findings")]
    rows: list[list[str | Cell]] = [
        [
            Cell(talk.table(STAGE, run.stage), "quiet"),
            Cell(run.code, "code"),
            talk.rule(run.code),
            Cell(talk.table(STATUS, run.status), "" if run.status in ("checked", "nothing-to-check") else "warn"),
            str(run.examined),
            str(run.withheld or ""),
            Cell(str(len(run.findings)), "strong" if run.findings else "quiet"),
        ]
        for run in talk.report.runs
    ]
    return [Heading(1, talk("annex-d")), Table(columns, rows)]
