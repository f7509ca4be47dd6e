"""What a bulletin shows on pages and paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from surveycheck.ledger import Credit, kind_words, standing_words
from surveycheck.office.bulletin_words import say, share
from surveycheck.office.papers import in_china
from surveycheck.office.words import VERDICTS
from surveycheck.picture.charts import Bar, Line, bars, shares
from surveycheck.report.paper.blocks import Block, Cell, Column, Facts, Figure, Heading, Paper, Points, Table, Text
from surveycheck.report.verdict import level_words

Document = Mapping[str, Any]
DRAWN = 24
"""Firms of the chart; the table has all."""

CHARTED = 12
"""Rules of the chart."""


def bulletin_paper(document: Document, sha256: str, language: int) -> Paper:
    """The sheet. ``document``: ``surveycheck-bulletin/1``; ``language``: 0 Chinese, 1 English."""
    pictures: list[str] = []
    body = [*_opening(document, language), *_levels(document, language)]
    body += [*_firms(document, language, pictures), *_months(document, language, pictures)]
    body += [*_defects(document, language, pictures), *_failing(document, language)]
    body += [*_lots(document, language), *_credit(document, language)]
    body += [Heading(2, say("counted", language)), Points([say(f"count-{n}", language) for n in range(1, 5)], True)]
    return Paper(
        lang=("zh", "en")[language],
        title=document["title"],
        name=document["title"],
        head=say("kind", language),
        foot=say("digest", language, sha256=sha256[:16]),
        page=say("page", language, n="{n}", all="{all}"),
        contents="",
        cover=None,
        front=(),
        body=body,
        wide=(),
        annexes=(),
        pictures=pictures,
    )


def issued_at(document: Document) -> str:
    """The time of issue, in China."""
    return in_china(document["issued"])


def _opening(document: Document, language: int) -> list[Block]:
    found, contracts = document["all"], document["contracts"]
    said = {**found, "rate": share(found["rate"]), "first_rate": share(found["first_rate"])}
    blocks: list[Block] = [Heading(1, document["title"])]
    blocks.append(Text(say("span", language, first=document["first_day"], last=document["last_day"]), "quiet"))
    rows = [(say(key, language), value) for key, value in _issued(document)]
    blocks += [Facts([row for row in rows if row[1]]), Heading(2, say("summary", language))]
    blocks.append(Text(say("said", language, **said)))
    if document["notices"]["issued"]:
        blocks.append(Text(say("said-notices", language, **document["notices"])))
    if contracts["known"]:
        blocks.append(Text(say("said-contracts", language, **{**contracts, "share": share(contracts["share"])})))
    return blocks


def _issued(document: Document) -> list[tuple[str, str]]:
    return [("office", document["office"]), ("by", document["by"]), ("issued", issued_at(document))]


def _levels(document: Document, language: int) -> list[Block]:
    rows = [standing_words(row["level"])[language] for row in document["levels"]]
    columns = [Column(name, 1.0, True) for name in rows]
    cells = [Cell(str(row["submissions"]), "strong") for row in document["levels"]]
    table = [Table(columns, [cells])] if rows else [Text(say("none", language))]
    return [Heading(2, say("levels", language)), *table]


def _firms(document: Document, language: int, pictures: list[str]) -> list[Block]:
    rows = document["firms"]
    blocks: list[Block] = [Heading(2, say("firms", language))]
    most = sorted(rows, key=lambda row: -row["submitted"])[:DRAWN]
    kept = {row["firm"] for row in most}
    drawn = [row for row in rows if row["firm"] in kept]
    made = [
        Bar(
            row["firm"] or say("no-firm", language),
            (row["passed"], row["failed"], row["unknown"]),
            f"{row['submitted']}　{share(row['rate'])}",
        )
        for row in drawn
    ]
    kinds = [say(key, language) for key in ("passed", "failed", "unknown")]
    few = len(drawn) < len(rows)
    caption = say("figure-firms-more", language, n=len(drawn)) if few else say("figure-firms", language)
    blocks += _figure(bars(made, kinds), caption, pictures)
    first = Column(say("firm", language), 3.0)
    table = [_counts(row["firm"] or say("no-firm", language), row) for row in rows]
    return [*blocks, Table([first, *_columns(language)], table)] if rows else [*blocks, Text(say("none", language))]


def _months(document: Document, language: int, pictures: list[str]) -> list[Block]:
    rows = document["months"]
    lines = [
        Line(say(key, language), [None if row[key] is None else float(row[key]) for row in rows])
        for key in ("rate", "first_rate")
    ]
    blocks: list[Block] = [Heading(2, say("months", language))]
    blocks += _figure(shares([row["month"] for row in rows], lines), say("figure-months", language), pictures)
    table = [_counts(row["month"], row) for row in rows]
    return [*blocks, Table([Column(say("month", language), 3.0), *_columns(language)], table)]


def _columns(language: int) -> list[Column]:
    names = ("submissions", "passed", "failed", "unknown", "rate", "first", "first_rate")
    return [Column(say(name, language), 1.3, True) for name in names]


def _counts(name: str, row: Document) -> list[str | Cell]:
    counts = [str(row[key]) for key in ("submitted", "passed", "failed", "unknown")]
    return [name, *counts, Cell(share(row["rate"]), "strong"), str(row["first"]), share(row["first_rate"])]


def _defects(document: Document, language: int, pictures: list[str]) -> list[Block]:
    rows = document["defects"]
    blocks: list[Block] = [Heading(2, say("defects", language))]
    if not rows:
        return [*blocks, Text(say("none", language))]
    blocks.append(Text(say("defects-said", language, rules=document["rules"], n=len(rows)), "quiet"))
    made = [Bar(_title(row, language), (row["submissions"],), str(row["submissions"])) for row in rows[:CHARTED]]
    blocks += _figure(bars(made, [""]), say("figure-defects", language), pictures)
    names = (("class", 0.8), ("code", 1.2), ("title", 5.0), ("submissions", 1.3), ("share", 1.1), ("findings", 1.1))
    columns = [Column(say(n, language), w, n in ("submissions", "share", "findings")) for n, w in names]
    table: list[list[str | Cell]] = [
        [
            Cell(row["severity"], row["severity"]),
            Cell(row["code"], "code"),
            _title(row, language),
            str(row["submissions"]),
            share(row["share"]),
            str(row["findings"]),
        ]
        for row in rows
    ]
    return [*blocks, Table(columns, table)]


def _title(row: Document, language: int) -> str:
    return str((row["title_en"] if language else "") or row["title"] or row["code"])


def _failing(document: Document, language: int) -> list[Block]:
    rows, every = document["failing"], document["failing_all"]
    blocks: list[Block] = [Heading(2, say("failing", language)), Text(say("failing-said", language, n=every))]
    if not rows:
        return blocks
    names = (("project", 3.4), ("firm", 2.6), ("stage", 1.6), ("level", 1.2), ("score", 0.9), ("notice", 2.4))
    columns = [Column(say(n, language), w, n == "score") for n, w in names]
    table: list[list[str | Cell]] = [
        [
            Cell(row["project_name"] or row["name"], "", row["project"]),
            row["firm"] or say("no-firm", language),
            row["stage"],
            Cell(standing_words(row["level"])[language], "warn"),
            "" if row["score"] is None else f"{row['score']:.2f}",
            Cell(row["notice"], "", row["deadline"]),
        ]
        for row in rows
    ]
    more = [Text(say("failing-more", language, n=every - len(rows)), "warn")] if every > len(rows) else []
    return [*blocks, Table(columns, table), *more]


def _lots(document: Document, language: int) -> list[Block]:
    rows = document["lots"]
    if not rows:
        return []
    names = (("name", 3.0), ("units", 1.0), ("sample", 1.0), ("verdict", 1.6), ("level", 1.2), ("score", 1.0))
    columns = [Column(say(n, language), w, n in ("units", "sample", "score")) for n, w in names]
    table = [
        [
            row["name"],
            str(row["units"]),
            str(row["size"]),
            VERDICTS[row["verdict"]][1][language] if row["verdict"] in VERDICTS else row["verdict"],
            level_words(row["level"])[language] if row["level"] else "",
            "" if row["score"] is None else f"{row['score']:.2f}",
        ]
        for row in rows
    ]
    return [Heading(2, say("lots", language)), Table(columns, table)]


def _credit(document: Document, language: int) -> list[Block]:
    rows: Sequence[Document] = document["credit"]
    if not rows:
        return []
    names = (("firm", 2.4), ("class", 1.4), ("text", 4.0), ("source", 2.6), ("date", 1.3))
    table = [
        [row["firm"], kind_words(Credit(**row))[language], row["text"], row["source"], row["date"]] for row in rows
    ]
    said = Text(say("credit-said", language), "quiet")
    return [Heading(2, say("credit", language)), said, Table([Column(say(n, language), w) for n, w in names], table)]


def _figure(picture: str, caption: str, pictures: list[str]) -> list[Block]:
    if not picture:
        return []
    pictures.append(picture)
    return [Figure(len(pictures) - 1, caption)]
