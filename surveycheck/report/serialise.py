"""Report → JSON (``surveycheck-report/1``), and its published schema."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from functools import cache
from importlib.resources import files
from math import isfinite

from surveycheck.model import (
    Assessment,
    Compared,
    Coverage,
    Earlier,
    Finding,
    Grade,
    Part,
    Place,
    Report,
    RuleRun,
    Since,
    SourceFile,
    Unseen,
)
from surveycheck.model.written import texts_of
from surveycheck.report.causes import causes_document
from surveycheck.seal import FIELD, Fields, Seal

SCHEMA = "surveycheck-report/1"

ATTACHED = "report.json"
"""The name under which a PDF of the report has it attached."""

KEPT = "_seal"
"""Under which a report keeps its seal; no field, so that neither comparing nor replacing knows of it."""

Json = dict[str, object]


def to_json(report: Report) -> str:
    """The report as the contract spells it, with a newline at its end; numbers that are not finite become null.

    The order of everything is that of the report: the same report gives the same text. Every run and every finding
    stands on a line of its own. Half a surrogate pair, which UTF-8 cannot hold, is written as an escape. The last line
    is the seal of all before it.
    """
    lines, seal = _sealed(report)
    return _text([*lines, _line(FIELD, seal.document())])


def seal_of(report: Report) -> Seal:
    """The seal that the report's JSON bears; its ``code`` is for every page that people print.

    A report is a value, so its seal is made once and kept with it: every format asks for it.
    """
    kept = vars(report).get(KEPT)
    return kept if isinstance(kept, Seal) else _sealed(report)[1]


def text_of(document: Mapping[str, object]) -> str:
    """A report's JSON, read by ``json.loads``, as ``to_json`` has written it: byte for byte, if nobody has changed it.
    Raises ValueError for numbers that are not finite."""
    return _text([_line(key, value) for key, value in document.items()])


def _sealed(report: Report) -> tuple[list[str], Seal]:
    """The fields of the JSON before the seal, each on its lines, and the seal."""
    lines, fields = [], Fields()
    for key, value in as_document(report).items():
        told = plain(value)
        fields.add(key, told)
        lines.append(_line(key, told))
    seal = vars(report)[KEPT] = fields.seal()
    return lines, seal


def _text(lines: list[str]) -> str:
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _line(key: str, value: object) -> str:
    return f" {_compact(key)}: {_lines(value)}"


def _lines(value: object) -> str:
    if isinstance(value, list) and value:
        return "[\n  " + ",\n  ".join(map(_compact, value)) + "\n ]"
    return _compact(value)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def as_document(report: Report) -> Json:
    """The same as plain Python values, before numbers that are not finite are taken out."""
    return {
        "schema": SCHEMA,
        "engine": dict(report.engine),
        "pack": asdict(report.pack),
        "deliverable": _deliverable(report),
        "started": report.started,
        "seconds": report.seconds,
        "complete": report.complete,
        "passes": report.passes,
        "left_out": list(report.left_out),
        "losses": list(report.losses),
        "losses_en": list(report.losses_en),
        "runs": [_run(run) for run in report.runs],
        "causes": causes_document(report),
        "findings": [_finding(finding) for finding in report.findings],
        "grade": _grade(report.grade),
        "ungraded": report.ungraded,
        "quality_en": dict(report.quality_en or {}),
        "settings": [dict(row) for row in report.settings],
        "asked": None if report.asked is None else dict(report.asked),
        "coverage": _coverage(report.coverage),
        "check_survey": None if report.survey is None else dict(report.survey),
        "earlier": _earlier(report.earlier),
        "waivers": [asdict(book) for book in report.waivers],
        "manual": None if report.manual is None else asdict(report.manual),
        "since": _since(report.since),
        "accuracy": [_assessment(one) for one in report.accuracy],
        "cards": {code: dict(card) for code, card in (report.cards or {}).items()},
    }


@cache
def json_schema() -> Json:
    """The published JSON Schema (2020-12) of the report."""
    text = (files("surveycheck.report") / "schema.json").read_text(encoding="utf-8")
    schema: Json = json.loads(text)
    return schema


def finding_document(finding: Finding) -> object:
    """One finding as the report's JSON has it, for those who are told of it while the check goes on."""
    return plain(_finding(finding))


def plain(value: object) -> object:
    """What JSON can hold: tuples and sets become lists, numbers that are not finite null, numpy numbers plain ones."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return float(value) if isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, frozenset | set):
        return sorted((plain(item) for item in value), key=str)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return plain(value.item()) if hasattr(value, "item") else str(value)


def _deliverable(report: Report) -> Json:
    """Identity and stage only where the pack knows them."""
    row: Json = {"name": report.name, "files": [_file(file) for file in report.files]}
    row |= {"identity": [asdict(one) for one in report.identity]} if report.identity else {}
    return row if report.stage is None else row | {"stage": asdict(report.stage)}


def _earlier(earlier: Earlier | None) -> Json | None:
    if earlier is None:
        return None
    row: Json = {"name": earlier.name, "pack": earlier.pack, "files": [_file(file) for file in earlier.files]}
    return row | {"stage": None if earlier.stage is None else asdict(earlier.stage)}


def _since(found: Since | None) -> Json | None:
    """Findings of then as they were; those of now by their ids."""
    if found is None:
        return None
    pack = {"name": found.pack, "edition": found.edition, "digest": found.digest}
    row: Json = {"name": found.name, "started": found.started, "pack": pack, "states": dict(found.states)}
    row |= {"fixed": [_finding(f) for f in found.fixed], "unknown": [_finding(f) for f in found.unknown]}
    return row | {"remarks": list(found.remarks), "remarks_en": list(found.remarks_en)}


def _file(file: SourceFile) -> Json:
    return {"path": file.path, "kind": file.kind, "bytes": file.bytes, "sha256": file.sha256, "unit": file.unit}


def _run(run: RuleRun) -> Json:
    row: Json = {"code": run.code, "name": run.name, "stage": run.stage, "status": run.status}
    row |= {"examined": run.examined, "withheld": run.withheld, "findings": len(run.findings)}
    return row | {"seconds": run.seconds, "note": run.note, "note_en": run.note_en, "facts": dict(run.facts)}


def _place(place: Place) -> Json:
    at = None if place.at is None or not all(map(isfinite, place.at)) else list(place.at)
    row: Json = {"file": place.file, "layer": place.layer, "handles": list(place.handles)}
    row |= {"xpath": place.xpath, "line": place.line, "key": place.key, "at": at}
    return row | ({"layout": place.layout} if place.layout else {})


def _finding(finding: Finding) -> Json:
    row: Json = {"id": finding.id, "code": finding.code, "name": finding.name}
    row |= {"title": finding.title, "title_en": finding.title_en, "severity": finding.severity}
    row |= {"quality": finding.quality, "message": finding.message, "message_en": finding.message_en}
    row |= {"clause": finding.clause, "cause": finding.cause} | _place(finding.place)
    row |= {"facts": dict(finding.facts), "others": [_place(other) for other in finding.others]}
    row |= {"written": texts} if (texts := texts_of(finding.facts)) else {}
    return row | {"state": finding.state}


def _coverage(coverage: Coverage | None) -> Json | None:
    if coverage is None:
        return None
    tallies = {kind: {"whole": tally.whole, **asdict(tally)} for kind, tally in coverage.tallies.items()}
    return tallies | {"unseen": [_unseen(group) for group in coverage.unseen], "unlisted": coverage.unlisted}


def _unseen(group: Unseen) -> Json:
    """The name of a layout only where there is one: few drawings have anything in paper space."""
    return {name: value for name, value in asdict(group).items() if value or name != "layout"}


def _grade(grade: Grade | None) -> Json | None:
    if grade is None:
        return None
    row: Json = {"standard": grade.standard, "profile": dict(grade.profile), "score": grade.score}
    row |= {"level": grade.level, "partial": grade.partial, "not_assessed": list(grade.not_assessed)}
    row |= {"veto": list(grade.veto), "parts": [_part(part) for part in grade.parts]}
    row |= {"reasons": list(grade.reasons), "reasons_en": list(grade.reasons_en)}
    row |= {"count": grade.count, "passes": grade.passes}
    row |= {"deduct": dict(grade.deduct or {}), "t": grade.t}
    row |= {"steps": [list(step) for step in grade.steps], "gross_share": grade.gross_share}
    row |= {"next": None if grade.next is None else asdict(grade.next)}
    return row | {"beside": [_grade(other) for other in grade.beside]}


def _part(part: Part) -> Json:
    row: Json = {"element": part.element, "weight": part.weight, "score": part.score}
    row |= {"parts": [_part(inner) for inner in part.parts]}
    row |= {"counts": None if part.counts is None else dict(part.counts)}
    row |= {"deductions": [asdict(deduction) for deduction in part.deductions]}
    return row | {"accuracy": [asdict(score) for score in part.accuracy]}


def _assessment(one: Assessment) -> Json:
    """Figures to a nanometre: the exact ones have been compared already."""
    row: Json = {"item": one.item, "item_en": one.item_en, "code": one.code, "quality": one.quality}
    row |= {"quantity": one.quantity, "precision": one.precision, "method": one.method}
    row |= {"value": _figure(one.value), "allowed": _figure(one.allowed)}
    row |= {"used": one.used, "gross": one.gross, "gross_share": _figure(one.share), "unusable": one.unusable}
    row |= {"basis": one.basis, "certainty": one.certainty}
    return row | {"compared": [_compared(each) for each in one.compared]}


def _compared(each: Compared) -> Json:
    row: Json = {"key": each.key, "kind": each.kind, "kind_en": each.kind_en}
    row |= {"checked": list(each.checked), "drawn": list(each.drawn)}
    row |= {"difference": [_figure(part) for part in each.difference], "error": _figure(each.error)}
    row |= {"limit": _figure(each.limit), "beyond": each.beyond, "at": None if each.at is None else list(each.at)}
    return row | {"place": _place(each.place), "partner": _place(each.partner), "remark": each.remark}


def _figure(value: Decimal | None) -> float | None:
    return None if value is None else float(round(value, 9))
