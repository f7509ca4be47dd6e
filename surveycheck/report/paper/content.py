"""Report → Paper: cover, notes, contacts, body, annexes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from surveycheck.model import Report
from surveycheck.report.paper import annexes, body, people, problems
from surveycheck.report.paper.blocks import Block, Cover, Facts, Heading, Paper, Points, Verdict
from surveycheck.report.paper.order import order_of
from surveycheck.report.paper.since import since
from surveycheck.report.paper.talk import Talk
from surveycheck.report.verdict import rounded, verdict
from surveycheck.report.whose import identity_rows

COVER = ("project_name", "project_number", "client", "firm")
"""Items of the table ``identity`` that stand on the cover."""

LONGEST = 60
"""Characters of such a value on the cover."""

BLANK = ""
"""A value that people fill in by hand."""


def paper(report: Report, language: int, office: Mapping[str, str], code: str, step: Callable[[float], None]) -> Paper:
    """The whole paper. ``code``: the report's short verification code; ``step`` is told how far it is."""
    talk, order = Talk(report, language), order_of(report)
    found = problems.problems(talk, order, step)
    parts: list[list[Block]] = [body.basis(talk), body.method(talk), body.conclusion(talk), body.scores(talk)]
    parts += [body.accuracy(talk, found.pictures), since(talk), found.blocks, people.manual(talk), people.waivers(talk)]
    parts += [body.unseen(talk)]
    step(0.9)
    return Paper(
        lang=("zh", "en")[language],
        title=talk("title"),
        name=report.name,
        head=talk("head"),
        foot=talk("code-of", code=code),
        page=talk("page", n="{n}", all="{all}"),
        contents=talk("table-of-contents"),
        cover=_cover(talk, office),
        front=[*_notes(talk), *_contacts(talk, office)],
        body=_numbered([part for part in parts if part]),
        wide=annexes.record(talk, order),
        annexes=[*annexes.files(talk), *annexes.settings(talk), *annexes.runs(talk)],
        pictures=found.pictures,
    )


def _numbered(parts: Sequence[Sequence[Block]]) -> list[Block]:
    """1, 2, 3 before headings of the first level, 6.1 before those of the second."""
    found: list[Block] = []
    for number, part in enumerate(parts, 1):
        inner = 0
        for block in part:
            if isinstance(block, Heading) and block.level < 3:
                inner += block.level == 2
                block = Heading(
                    block.level, f"{number}.{inner}　{block.text}" if block.level == 2 else f"{number}　{block.text}"
                )
            found.append(block)
    return found


def _cover(talk: Talk, office: Mapping[str, str]) -> Cover:
    report = talk.report
    title = talk.of((report.pack.title, report.pack.title_en)) or report.pack.name
    rows = [(talk("number"), BLANK), (talk("deliverable-name"), report.name), *_whose(talk)]
    rows.append(
        (talk("rules-of"), talk("pack-edition", title=title, name=report.pack.name, edition=report.pack.edition))
    )
    rows += [(talk("standard"), report.grade.standard)] if report.grade else []
    rows.append((talk("date"), report.started[:10]))
    return Cover(
        office=office["name"],
        title=talk("title"),
        subtitle=talk("subtitle"),
        rows=rows,
        verdict=verdict_block(talk),
        signatures=[talk(f"signed-{who}") for who in ("check", "review", "approve")],
        dated=talk("dated"),
        stamp=talk("stamp"),
    )


def _whose(talk: Talk) -> list[tuple[str, str]]:
    """Project, client and firm as the deliverable says; client and firm are filled in by hand where it does not."""
    known = {item: (talk.of(words), _short(value)) for item, words, value in identity_rows(talk.report)}
    blank = {item: (talk(item), BLANK) for item in ("client", "firm")}
    return [{**blank, **known}[item] for item in COVER if item in known or item in blank]


def _short(value: str) -> str:
    """As much as leaves room for what is signed; the body has all of it."""
    return value if len(value) <= LONGEST else f"{value[: LONGEST - 1]}…"


def verdict_block(talk: Talk) -> Verdict:
    """The verdict in large letters, with its reason."""
    found = verdict(talk.report)
    score = "" if found.score is None else talk("points", n=rounded(found.score))
    if score and found.tone == "open":
        score = f"{talk('score-part')} {score}" if not talk.language else f"{score} {talk('score-part')}"
    warning = "" if talk.report.complete else talk("incomplete-why")
    return Verdict(found.tone, talk.of(found.big), score, talk.of(found.why), warning)


def _notes(talk: Talk) -> list[Block]:
    pack = talk.report.pack
    notes = [talk("no-legal"), talk("note-scope"), talk("note-silence")]
    notice = talk.of((pack.notice, pack.notice_en))
    notes += [f"{talk('notice')}{talk.colon}{notice}"] if notice else []
    notes += [talk("note-whose")] if any(identity_rows(talk.report)) else []
    notes += [talk("note-sign"), talk("note-objection")]
    return [Heading(1, talk("notes")), Points(notes, numbered=True)]


def _contacts(talk: Talk, office: Mapping[str, str]) -> list[Block]:
    rows = [(talk("office"), office["name"])]
    rows += [(talk(name), office[name]) for name in ("address", "postcode", "phone", "email", "website", "person")]
    told = [row for row in rows if row[1]] if office["name"] else [rows[0], rows[1], rows[3], rows[6]]
    return [Heading(1, talk("contacts")), Facts(told)]
