"""Report → one HTML file that needs nothing else: no script is needed to read it, no address is ever asked."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from surveycheck.model import WAIVER_STATES, Finding, Report, WaiverEntry
from surveycheck.report import numbers, words
from surveycheck.report.accuracy import shown
from surveycheck.report.bars import cover_bar, measure_bar, score_bar
from surveycheck.report.causes import groups, several
from surveycheck.report.covered import levels, share, tallied
from surveycheck.report.measure import measure, other_facts, witnesses
from surveycheck.report.shape import Listing, listing
from surveycheck.report.staged import stage_words
from surveycheck.report.unchecked import note, title, unchecked
from surveycheck.report.verdict import rounded, severities, verdict
from surveycheck.report.visible import visible
from surveycheck.report.words import Pair

if TYPE_CHECKING:
    from jinja2 import Environment


def to_html(report: Report, lang: str = "zh") -> str:
    """The report as a page. ``lang`` (zh or en) is shown first; a button switches where scripts run."""
    found = groups(report.findings, report.runs)
    listings = [listing(group) for group in found]
    with_picture = report.pictures or {}
    values: dict[str, Any] = {
        "report": report,
        "lang": "en" if lang == "en" else "zh",
        "verdict": verdict(report),
        "counts": severities(report),
        "shared": several(found),
        "listings": listings,
        "causes": sum(len(item.group.causes) for item in listings),
        "checked": sum(run.status == "checked" for run in report.runs),
        "unchecked": unchecked(report),
        "accuracy": shown(report),
        "waivers": {e.finding: e.state for book in report.waivers for e in book.entries if e.finding},
        "pictures": with_picture,
        "style": Markup(_text("style.css")),
        "script": Markup(_text("script.js")),
        "policy": _policy(),
    }
    return _environment().get_template("report.html").render(values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # a check that writes no page does not wait for it

    environment = Environment(
        loader=FunctionLoader(_text),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    shown: dict[str, Any] = {"plain": numbers.plain_number, "survey": numbers.survey_order, "drawn": numbers.as_drawn}
    environment.filters |= shown | {"size": numbers.size, "rounded": rounded, "waiver_order": _in_need}
    environment.globals |= {name: getattr(words, name) for name in TABLES} | _makers()
    return environment


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
)
"""The tables of words that the templates look up."""


def _makers() -> dict[str, Any]:
    """What the templates call. ``picture`` takes SVG of our own drawing, the one thing that is put in as it is."""
    makers: dict[str, Any] = {"w": said, "both": both, "quality": quality, "quality_path": quality_path}
    makers |= {"measure": measure, "witnesses": witnesses, "other_facts": other_facts, "title": title, "note": note}
    makers |= {"stage_words": stage_words, "levels": levels, "share": share, "tallied": tallied, "cover_bar": cover_bar}
    return makers | {"score_bar": score_bar, "measure_bar": measure_bar, "unpictured": _unpictured, "picture": Markup}


def said(key: str, **values: object) -> Markup:
    """The words of a key in both languages."""
    return both((words.word(key, 0, **values), words.word(key, 1, **values)))


def both(pair: Pair) -> Markup:
    """Two texts of which the page shows one; one text where they agree or there is no English."""
    zh, en = (escape(visible(text)) for text in pair)
    if not en or zh == en:
        return Markup(zh)
    return Markup('<span lang="zh">{}</span><span lang="en">{}</span>').format(zh, en)


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


def _finalize(value: object) -> object:
    """Everything that is put into the page: texts are made visible; what is markup already stays."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return visible(value)


@cache
def _policy() -> str:
    """Content security policy: this style and this script, and nothing else from anywhere."""
    style, script = (_digest(_text(name)) for name in ("style.css", "script.js"))
    rules = f"default-src 'none'; style-src '{style}'; script-src '{script}'"
    return f"{rules}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def _text(name: str) -> str:
    path = files("surveycheck.report") / "templates" / name
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")
