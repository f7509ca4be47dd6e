"""Report → one HTML file that needs nothing else: no script is needed to read it, no address is ever asked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from surveycheck.model import WAIVER_STATES, Finding, Report, WaiverEntry
from surveycheck.report import numbers, words
from surveycheck.report.accuracy import shown
from surveycheck.report.bars import cover_bar, measure_bar, score_bar
from surveycheck.report.causes import groups, several
from surveycheck.report.covered import levels, share, tallied
from surveycheck.report.html import both, environment, policy, template
from surveycheck.report.measure import measure, other_facts, witnesses
from surveycheck.report.serialise import seal_of
from surveycheck.report.shape import Listing, listing
from surveycheck.report.staged import stage_words
from surveycheck.report.standards import accuracy_words, by_standard, rules_words
from surveycheck.report.unchecked import note, title, unchecked
from surveycheck.report.verdict import rounded, severities, verdict
from surveycheck.report.whose import identity_rows

if TYPE_CHECKING:
    from jinja2 import Environment


def to_html(report: Report, lang: str = "zh") -> str:
    """The report as a page. ``lang`` (zh or en) is shown first; a button switches where scripts run."""
    found = groups(report.findings, report.runs)
    listings = [listing(group) for group in found]
    with_picture = report.pictures or {}
    values: dict[str, Any] = {
        "report": report,
        "seal": seal_of(report),
        "lang": "en" if lang == "en" else "zh",
        "verdict": verdict(report),
        "counts": severities(report),
        "shared": several(found),
        "listings": listings,
        "causes": sum(len(item.group.causes) for item in listings),
        "checked": sum(run.status == "checked" for run in report.runs),
        "unchecked": unchecked(report),
        "accuracy": shown(report),
        "accuracy_words": accuracy_words(report),
        "standards": by_standard(report),
        "waivers": {e.finding: e.state for book in report.waivers for e in book.entries if e.finding},
        "since": report.since,
        "pictures": with_picture,
        "style": Markup(text_of("style.css")),
        "script": Markup(text_of("script.js")),
        "policy": page_policy(),
    }
    return page_environment().get_template("report.html").render(values)


@cache
def page_environment() -> Environment:
    """The templates of the report."""
    shown: dict[str, Any] = {"plain": numbers.plain_number, "survey": numbers.survey_order, "drawn": numbers.as_drawn}
    filters = shown | {"size": numbers.size, "digits": numbers.digits, "rounded": rounded, "waiver_order": _in_need}
    return environment(text_of, filters, {name: getattr(words, name) for name in TABLES} | _makers())


TABLES = (
    "SEVERITY",
    "STAGE",
    "STATUS",
    "CHOSEN",
    "CERTAINTY",
    "COUNT",
    "KIND",
    "UNGRADED",
    "COVERED",
    "LEVEL",
    "TOLD_BY",
    "WAIVER",
    "MANUAL",
    "SINCE",
)
"""The tables of words that the templates look up."""


def _makers() -> dict[str, Any]:
    """What the templates call."""
    makers: dict[str, Any] = {"w": said, "quality": quality, "quality_path": quality_path}
    makers |= {"measure": measure, "witnesses": witnesses, "other_facts": other_facts, "title": title, "note": note}
    makers |= {
        "stage_words": stage_words,
        "rules_words": rules_words,
        "levels": levels,
        "share": share,
        "tallied": tallied,
        "cover_bar": cover_bar,
    }
    makers |= {"identity_rows": identity_rows}
    return makers | {"score_bar": score_bar, "measure_bar": measure_bar, "unpictured": _unpictured}


def said(key: str, **values: object) -> Markup:
    """The words of a key in both languages."""
    return both((words.word(key, 0, **values), words.word(key, 1, **values)))


def quality(path: str, report: Report) -> Markup:
    """The last step of a quality path in both languages."""
    name = path.rpartition("/")[2]
    return both((name, (report.quality_en or {}).get(name, name)))


def quality_path(path: str, report: Report) -> Markup:
    """A whole quality path in both languages."""
    names = report.quality_en or {}
    return both((path, "/".join(names.get(step, step) for step in path.split("/"))))


def _in_need(entries: Iterable[WaiverEntry]) -> list[WaiverEntry]:
    """Waivers in the order in which people need them: those that hold no longer first."""
    return sorted(entries, key=lambda entry: WAIVER_STATES.index(entry.state))


def _unpictured(item: Listing, report: Report) -> int:
    """Findings of a listing that stand in a drawing and have no picture, where the report has pictures at all."""
    if report.pictures is None:
        return 0
    members = [f for cause in item.group.causes for f in (cause.first, *cause.rest)]
    return sum(f.id not in report.pictures and _is_drawn(f) for f in members)


def _is_drawn(finding: Finding) -> bool:
    return any(place.handles or place.at for place in (finding.place, *finding.others))


def page_policy() -> str:
    """The policy of a page with the style and the script of the report."""
    return policy(text_of("style.css"), text_of("script.js"))


def text_of(name: str) -> str:
    """A template, the style or the script of the report."""
    return template("report", name)
