"""检验报告 in the order of CH/Z 1001-2007: cover, notes, contacts, body, annexes."""

from __future__ import annotations

from collections.abc import Sequence

from surveycheck.ledger import Judged
from surveycheck.office import body, tables
from surveycheck.office.blocks import Annex, annexes
from surveycheck.office.notice import CERTAINTY
from surveycheck.office.sampling_sheet import SIGNED
from surveycheck.office.term import term_in
from surveycheck.office.told import Told
from surveycheck.office.words import say
from surveycheck.report.paper.blocks import Block, Cover, Facts, Heading, Paper, Points

CONTACTS = ("address", "postcode", "phone", "email", "website", "person")
FIRMS = 3
"""Firms that a cover names."""


def inspection_report(told: Told) -> Paper:
    """The whole report."""
    judged, language = told.judged, told.language
    parts = [body.task, body.drawing, body.parameters, body.conclusion, body.units, body.problems, body.unassessed]
    return Paper(
        lang=("zh", "en")[language],
        title=told("report"),
        name=judged.draw.stored.lot.name,
        head=told.task.number or told("head"),
        foot=told("foot", code=told.digest[:16]),
        page=told("page", n="{n}", all="{all}"),
        contents=told("contents"),
        cover=_cover(told),
        front=[*_notes(told), *_contacts(told)],
        body=_numbered([part(told) for part in parts]),
        wide=annexes(every_annex(judged, told.task.state, language), language),
        annexes=(),
        pictures=(),
    )


def every_annex(judged: Judged, state: str, language: int) -> list[Annex]:
    """The annexes in their order."""
    looked = ("looked", "looked-again", "sheet-date")
    return [
        Annex(tables.sampling(judged.draw, language), signed=SIGNED),
        Annex(tables.samples(judged, state)),
        Annex(tables.opinions(judged, language), say("opinion-why", language), looked),
        Annex(tables.statistics(judged, language), signed=looked),
        Annex(tables.accuracy(judged, language), signed=looked),
    ]


def _numbered(parts: Sequence[Sequence[Block]]) -> list[Block]:
    found: list[Block] = []
    for number, part in enumerate(parts, 1):
        first = part[0]
        title = f"{number}　{first.text}" if isinstance(first, Heading) else ""
        found += [Heading(1, title), *part[1:]]
    return found


def _firms(told: Told) -> str:
    names = list(dict.fromkeys(one.unit.firm for one in told.judged.inspected if one.unit.firm))
    comma = ("、", ", ")[told.language]
    if len(names) <= FIRMS:
        return comma.join(names)
    return told("firms-more", first=comma.join(names[:FIRMS]), n=len(names))


def _size(told: Told) -> str:
    lot = told.judged.draw.stored.lot
    return told("lot-of", name=lot.name, units=len(lot.units), size=lot.size)


def _cover(told: Told) -> Cover:
    stages = {one.report.stage for one in told.judged.inspected if one.report and one.report.stage}
    names = sorted({told.of((stage.name, stage.name_en)) for stage in stages})
    title = told.of((told.pack.title, told.pack.title_en)) or told.pack.name
    product = f"{title} {('、', ', ')[told.language].join(names)}".strip()
    rows = [(told("number"), told.task.number), (told("product"), product), (told("lot"), _size(told))]
    rows += [(told("firm"), _firms(told)), (told("client"), told.client), (told("body"), told.office["name"])]
    rows.append((told("date"), told.date))
    return Cover(
        office=told.office["name"],
        title=told("report"),
        subtitle=told.draft,
        rows=rows,
        verdict=body.verdict_block(told),
        signatures=[told(who) for who in ("made", "reviewed", "approved")],
        dated=told("dated"),
        stamp=told("stamp"),
    )


def _notes(told: Told) -> list[Block]:
    notes = [told(f"note-{key}") for key in ("stamp", "signed", "copy", "scope")]
    notes += [_objection(told), told("note-how")]
    return [Heading(1, told("notes")), Points(notes, numbered=True)]


def _objection(told: Told) -> str:
    """Until when the firms may object; by the pack's table ``terms``, as in a notice."""
    term = term_in(told.pack)
    if term.days is None:
        return told("note-objection-open")
    sure = told.of(CERTAINTY.get(term.certainty, (term.certainty, term.certainty)))
    return told("note-objection", days=term.days, source=told.of((term.source, term.source_en)) or "—", certainty=sure)


def _contacts(told: Told) -> list[Block]:
    rows = [(told("body"), told.office["name"]), *((told(name), told.office[name]) for name in CONTACTS)]
    said = [row for row in rows if row[1]]
    return [Heading(1, told("contacts")), Facts(said or [rows[0], rows[1], rows[3], rows[6]])]
