"""抽样单: the draw of a lot on a sheet to be signed."""

from __future__ import annotations

from surveycheck.ledger import StoredDraw
from surveycheck.office import tables
from surveycheck.office.blocks import block
from surveycheck.office.papers import in_china
from surveycheck.office.words import BY, say
from surveycheck.report.paper.blocks import Block, Facts, Heading, Paper, Text

SIGNED = ("two-samplers", "sampling-place", "witness", "sheet-date")
"""What is filled in by hand below what was drawn."""


def sampling_sheet(made: StoredDraw, language: int, office: str = "") -> Paper:
    """The sheet: how the lot was closed and drawn, what was drawn, who signs. ``office``: who inspects."""
    lot = made.stored.lot
    title = tables.sampling(made, language).name[language]
    body: list[Block] = [
        Heading(1, title),
        Facts([(say("sheet-number", language), ""), (say("body", language), office), *facts(made, language)]),
    ]
    body += [Text(say("drawing-why", language), "quiet")]
    if lot.by:
        shared = tables.strata(made, language)
        body += [Heading(2, shared.name[language]), *block(shared, language)]
    body += [Heading(2, say("drawn-units", language)), *block(tables.sampling(made, language), language, form=True)]
    body += [Heading(2, say("sheet-sign", language)), Facts([(say(name, language), "") for name in SIGNED])]
    return Paper(
        lang=("zh", "en")[language],
        title=title,
        name=lot.name,
        head=title,
        foot=f"{say('digest-draw', language)} {made.sha256[:16]}",
        page=say("page", language, n="{n}", all="{all}"),
        contents="",
        cover=None,
        front=(),
        body=body,
        wide=(),
        annexes=(),
        pictures=(),
    )


def facts(made: StoredDraw, language: int) -> list[tuple[str, str]]:
    """How a lot was closed and drawn: names and values."""
    lot = made.stored.lot
    size = say("lot-of", language, name=lot.name, units=len(lot.units), size=lot.size)
    way = say("strata", language, by=BY[lot.by][language]) if lot.by else say("simple", language)
    people = say("each", language, n=lot.each)
    away = [say("avoidance", language, **vars(one)) for one in lot.avoidances]
    public = say("public-of", language, source=lot.source, day=lot.day, value=made.number)
    return [
        (say("lot", language), size),
        (say("table", language), say("table-of", language, edition=lot.edition)),
        (say("method", language), f"{way}{('；', '; ')[language]}{people}"),
        *([(say("avoidances", language), ("；", "; ")[language].join(away))] if away else []),
        (say("closed", language), in_china(lot.closed)),
        (say("digest-list", language), f"SHA-256 {made.stored.digests.sha256}"),
        ("", f"SM3 {made.stored.digests.sm3}"),
        (say("public", language), public),
        (say("entered", language), in_china(made.entered)),
        (say("digest-draw", language), f"SHA-256 {made.sha256}"),
    ]
