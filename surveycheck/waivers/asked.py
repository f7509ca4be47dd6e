"""``NAME.waivers.toml``: the waivers that a firm asks for, beside its deliverable."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isfinite
from pathlib import Path

from surveycheck.model import SEVERITIES, Fact, Finding, Place, Severity, Waiver
from surveycheck.waivers.rows import Row
from surveycheck.waivers.source import Source, load, unknown

FORMAT = "surveycheck-waivers/1"
ROWS = "waiver"
HEAD = (
    "# 豁免申请：由测绘单位填写，检查员在自己的文件中决定是否接受。改动任何一项，已作的决定即失效。\n"
    "# Waivers asked for by the firm; an inspector decides on them in a file of his own. A waiver that is changed is\n"
    "# no longer accepted.\n"
    f'format = "{FORMAT}"\n'
)
WORDS = ("file", "layer", "key", "xpath")
PLACE: dict[str, object] = dict.fromkeys((*WORDS, "at"))
SNAPSHOT: dict[str, object] = dict.fromkeys(("severity", "message", "message_en", "field", "margin")) | PLACE
KNOWN: dict[str, object] = {
    "format": None,
    ROWS: dict.fromkeys(("finding", "code", "reason", "clause", "name", "date"))
    | {"snapshot": SNAPSHOT | {"others": PLACE}},
}
SUFFIX = ".waivers.toml"


@dataclass(frozen=True)
class Asked:
    """The waivers of a file, in its order, and what was passed over in it (Chinese, English)."""

    source: Source
    waivers: tuple[Waiver, ...]
    remarks: tuple[tuple[str, str], ...] = ()


def name_of(path: Path) -> str:
    """The name that a deliverable goes by among files: of a zip without ``.zip``, else that of the file."""
    path = Path(path).resolve()
    return path.stem if path.suffix.lower() == ".zip" and not path.is_dir() else path.name


def beside(path: Path) -> Path:
    """Where the waivers of the deliverable at ``path`` stand: ``NAME.waivers.toml`` beside it, never inside."""
    return Path(path).resolve().parent / f"{name_of(path)}{SUFFIX}"


def read_asked(path: Path, loss: bool = False) -> Asked:
    """The waivers of a file. Raises WaiverError with file and line; ``loss`` as there."""
    source = load(path, FORMAT, ROWS, loss)
    rows = [Row(source, (ROWS, number), values) for number, values in enumerate(source.held.get(ROWS, []))]
    return Asked(source, tuple(map(_waiver, rows)), tuple(unknown(source, KNOWN, source.held)))


def _waiver(row: Row) -> Waiver:
    then = row.table("snapshot")
    severity = then.text("severity")
    if severity not in SEVERITIES:
        raise row.source.fault(f"没有 {severity} 类", f"there is no class {severity}", *then.path, "severity")
    margin, field = then.number("margin"), then.text("field", 0)
    facts = ({"field": field} if field else {}) | ({} if margin is None else {"margin": margin})
    about = Finding(
        id=row.text("finding"),
        code=row.text("code"),
        name="",
        title="",
        title_en="",
        severity=_class(severity),
        quality="",
        message=then.text("message", 0),
        message_en=then.text("message_en", 0),
        clause="",
        cause="",
        place=_place(then),
        facts=facts,
        others=tuple(map(_place, then.tables("others"))),
    )
    return Waiver(about, row.text("reason"), row.text("clause"), row.text("name"), row.day("date"))


def _class(severity: str) -> Severity:
    return next(known for known in SEVERITIES if known == severity)


def _place(row: Row) -> Place:
    file, layer, key, xpath = (row.text(name, 0) for name in WORDS)
    return Place(file=file, layer=layer, key=key, xpath=xpath, at=row.point("at"))


def waiver_for(finding: Finding, reason: str, clause: str, name: str, date: str) -> Waiver:
    """A waiver for a finding as it is now: what a file of waivers can hold of it."""
    facts: dict[str, Fact] = {}
    if isinstance(field := finding.facts.get("field"), str) and field:
        facts["field"] = _whole(field)
    margin = finding.facts.get("margin")
    if isinstance(margin, int | float) and not isinstance(margin, bool) and isfinite(margin):
        facts["margin"] = float(margin)
    about = replace(
        finding,
        name="",
        title="",
        title_en="",
        quality="",
        clause="",
        cause="",
        message=_whole(finding.message),
        message_en=_whole(finding.message_en),
        place=_kept(finding.place),
        facts=facts,
        others=tuple(map(_kept, finding.others)),
        state="open",
    )
    return Waiver(about, _whole(reason.strip()), _whole(clause.strip()), _whole(name.strip()), date)


def _kept(place: Place) -> Place:
    at = place.at if place.at is not None and all(map(isfinite, place.at)) else None
    file, layer, key, xpath = (_whole(getattr(place, name)) for name in WORDS)
    spot = None if at is None else (float(at[0]), float(at[1]))
    return Place(file=file, layer=layer, key=key, xpath=xpath, at=spot)


def _whole(text: str) -> str:
    """Without halves of surrogate pairs, which no file of text can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def row_of(waiver: Waiver) -> dict[str, object]:
    """A waiver as a table of its file."""
    about = waiver.about
    then: dict[str, object] = {"severity": about.severity, "message": about.message, "message_en": about.message_en}
    then |= _words(about.place) | dict(about.facts)
    if about.others:
        then["others"] = [_words(place) for place in about.others]
    row: dict[str, object] = {"finding": about.id, "code": about.code, "reason": waiver.reason}
    return row | {"clause": waiver.clause, "name": waiver.name, "date": waiver.date, "snapshot": then}


def _words(place: Place) -> dict[str, object]:
    words: dict[str, object] = {n: v for n in WORDS if (v := getattr(place, n))}
    return words | ({} if place.at is None else {"at": [float(place.at[0]), float(place.at[1])]})
