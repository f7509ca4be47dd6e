"""A rule as a sheet for a lesson: one page to look at and to write on, and the answers on the page behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from surveycheck.handbook import facets
from surveycheck.handbook.pages import looks, messages, rendered
from surveycheck.lesson import lessons
from surveycheck.model import Finding
from surveycheck.pack import Pack
from surveycheck.picture import is_own
from surveycheck.report import Drawn, measure
from surveycheck.report.build import quality_names
from surveycheck.report.numbers import survey_spoken
from surveycheck.report.words import SEVERITY, Pair
from surveycheck.rule import Rule


@dataclass(frozen=True)
class Seen:
    """A finding of a deliverable of this name, with the picture of its place ("" without one)."""

    finding: Finding
    deliverable: str
    picture: str = ""


@dataclass(frozen=True)
class Question:
    """What is asked on the first page, and what the second one says."""

    asked: Pair
    answers: Sequence[Pair]


def lesson_sheet(pack: Pack, rule: Rule, lang: str = "zh", seen: Seen | None = None) -> str:
    """The sheet of a rule as a page that needs nothing else, printed on two sides of A4; ``seen`` is a case of it from
    a deliverable. A picture that is not of our own drawing is left out."""
    drawn = lessons(pack, rule.code)
    shown = [one for good in (False, True) if (one := _best(drawn, good)) is not None]
    picture = seen.picture if seen is not None and is_own(seen.picture) else ""
    values: dict[str, Any] = {
        "rule": rule,
        "pack": pack,
        "name": (pack.title or pack.name, pack.title_en or pack.name),
        "shown": shown,
        "seen": seen,
        "case_picture": picture,
        "questions": list(_questions(pack, rule, drawn, shown, seen)),
    }
    return rendered("sheet.html", values | looks(lang))


def _best(drawn: Sequence[Drawn], good: bool) -> Drawn | None:
    """The first of its kind that has a picture, else the first."""
    found = [one for one in drawn if one.good == good]
    return next((one for one in found if one.picture), found[0] if found else None)


def _questions(
    pack: Pack, rule: Rule, drawn: Sequence[Drawn], shown: Sequence[Drawn], seen: Seen | None
) -> Iterator[Question]:
    if seen is not None:
        yield Question(
            ("案例中错在哪里？在图上圈出，写出差了多少。", "What is wrong in the case? Ring it, and say by how much."),
            list(_case(seen)),
        )
    bad, good = (next((one for one in shown if one.good == kind), None) for kind in (False, True))
    if bad is not None:
        yield Question(
            (
                "反例违反了什么？用一句话写给作业员。",
                "What does the bad example break? Tell the surveyor in a sentence.",
            ),
            list(bad.found) or messages(rule),
        )
    if good is not None:
        yield Question(
            ("正例为什么不算错？界限在哪里？", "Why is the good example no fault? Where is the border?"),
            [good.name, *(_limit(one) for one in facets.given(pack, rule))],
        )
    others = [one.name for one in drawn if not one.good and one is not bad]
    if others:
        yield Question(("还有哪些情形属于同一种错误？", "Which other cases are the same fault?"), others)
    yield _grade(pack, rule)
    leads = [_named(one) for one in facets.leads(pack, rule)]
    if leads:
        yield Question(("不改正会连带引起哪些问题？", "What else follows if it is not mended?"), leads)


def _named(one: Rule | Pair) -> Pair:
    return (f"{one.code} {one.title}", f"{one.code} {one.title_en}") if isinstance(one, Rule) else one


def _case(seen: Seen) -> Iterator[Pair]:
    finding, found = seen.finding, measure(seen.finding)
    yield finding.message, finding.message_en or finding.message
    if found is not None:
        zh = f"{found.name[0]} {found.value:.6g} {found.unit}，限值 {found.allowed}"
        yield zh, f"{found.name[1]} {found.value:.6g} {found.unit}, limit {found.allowed}"
    place = finding.place
    known = [part for part in (place.file, place.layer, place.key) if part]
    spoken = survey_spoken(place.at) if place.at else ("", "")
    zh, en = (" · ".join([*known, *filter(None, [words])]) for words in spoken)
    if zh:
        yield zh, en


def _limit(one: facets.Given) -> Pair:
    return f"{one.title[0]}：{one.value}", f"{one.title[1]}: {one.value}"


def _grade(pack: Pack, rule: Rule) -> Question:
    """Class, quality element and clause."""
    names = quality_names(pack)
    quality = "/".join(names.get(part, part) for part in rule.quality.split("/"))
    zh, en = SEVERITY[rule.severity]
    asked = (
        "属于哪一类缺陷？记在哪个质量元素？依据是什么？",
        "Of which class is it, in which quality element, and by which clause?",
    )
    return Question(
        asked, [(f"{zh}；{rule.quality}", f"{en}; {quality}"), (rule.clause, rule.clause_en or rule.clause)]
    )
