"""JSON → Report: a saved report can be shown again. Pictures are not saved."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from surveycheck.model import (
    Assessment,
    Compared,
    Coverage,
    Decision,
    Deduction,
    Earlier,
    Fact,
    Finding,
    Grade,
    Identity,
    ItemScore,
    ManualBook,
    ManualEntry,
    NextLevel,
    PackInfo,
    Part,
    Place,
    ProjectStage,
    Report,
    RuleRun,
    Since,
    SourceFile,
    Tally,
    Unseen,
    WaiverBook,
    WaiverEntry,
)
from surveycheck.model.coverage import KINDS, LEVELS
from surveycheck.model.written import with_texts
from surveycheck.report.serialise import SCHEMA

Json = Mapping[str, Any]


class ReportError(ValueError):
    """The text is not a report that this program can show. ``message`` is Chinese, ``message_en`` English."""

    def __init__(self, message: str, message_en: str) -> None:
        self.message, self.message_en = message, message_en
        super().__init__(f"{message} / {message_en}")


def from_json(text: str) -> Report:
    """The report that ``to_json`` has written; fields that it does not know are passed over.

    Raises ``ReportError`` when the text is not JSON, is another format, or lacks a field.
    """
    try:
        document = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ReportError(f"不是 JSON：{error}", f"not JSON: {error}") from error
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise ReportError(f"不是 {SCHEMA} 格式的报告", f"not a report in the format {SCHEMA}")
    try:
        return _report(document)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise ReportError(
            f"报告不完整或被改坏：{error!r}", f"the report is incomplete or damaged: {error!r}"
        ) from error


def _report(row: Json) -> Report:
    findings = tuple(_finding(item) for item in row["findings"])
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    return Report(
        engine=dict(row["engine"]),
        pack=_pack(row["pack"]),
        name=row["deliverable"]["name"],
        files=tuple(_file(item) for item in row["deliverable"]["files"]),
        started=row["started"],
        seconds=row["seconds"],
        complete=row["complete"],
        left_out=tuple(row["left_out"]),
        runs=tuple(_run(item, by_code.get(item["code"], [])) for item in row["runs"]),
        findings=findings,
        grade=_grade(row["grade"]),
        passes=row["passes"],
        losses=tuple(row.get("losses", ())),
        losses_en=tuple(row.get("losses_en", ())),
        settings=tuple(_mapping(item) for item in row.get("settings", ())),
        asked=row.get("asked"),
        ungraded=row.get("ungraded", ""),
        quality_en=dict(row.get("quality_en", {})),
        coverage=_coverage(row.get("coverage")),
        survey=row.get("check_survey"),
        stage=_stage(row["deliverable"].get("stage")),
        identity=tuple(
            Identity(**{f.name: item[f.name] for f in fields(Identity)})
            for item in row["deliverable"].get("identity", ())
        ),
        earlier=_earlier(row.get("earlier")),
        accuracy=tuple(_assessment(item) for item in row.get("accuracy", ())),
        waivers=tuple(_book(item) for item in row.get("waivers", ())),
        manual=_manual(row.get("manual")),
        since=_since(row.get("since")),
        cards={code: dict(card) for code, card in row.get("cards", {}).items()},
    )


def _stage(row: Json | None) -> ProjectStage | None:
    words = ("name", "name_en", "told_by", "known", "own")
    return None if row is None else ProjectStage(**{word: row[word] for word in words})


def _earlier(row: Json | None) -> Earlier | None:
    if row is None:
        return None
    return Earlier(row["name"], row["pack"], tuple(_file(item) for item in row["files"]), _stage(row["stage"]))


def _book(row: Json) -> WaiverBook:
    entries = tuple(_entry(item) for item in row["entries"])
    words: dict[str, Any] = {key: row[key] for key in ("file", "sha256", "decisions_file", "decisions_sha256")}
    remarks: dict[str, Any] = {key: tuple(row[key]) for key in ("remarks", "remarks_en")}
    return WaiverBook(**words, **remarks, entries=entries)


def _entry(row: Json) -> WaiverEntry:
    said = {field.name: row[field.name] for field in fields(WaiverEntry) if field.name != "decision"}
    decided = row["decision"]
    names = [field.name for field in fields(Decision)]
    return WaiverEntry(**said, decision=Decision(**{name: decided[name] for name in names}) if decided else None)


def _since(row: Json | None) -> Since | None:
    if row is None:
        return None
    pack, words = row["pack"], ("remarks", "remarks_en")
    gone: dict[str, Any] = {name: tuple(_finding(item) for item in row[name]) for name in ("fixed", "unknown")}
    said: dict[str, Any] = {name: tuple(row[name]) for name in words}
    about: dict[str, Any] = {"name": row["name"], "started": row["started"], "states": dict(row["states"])}
    return Since(**about, pack=pack["name"], edition=pack["edition"], digest=pack["digest"], **gone, **said)


def _manual(row: Json | None) -> ManualBook | None:
    if row is None:
        return None
    names = [field.name for field in fields(ManualEntry)]
    entries = tuple(ManualEntry(**{name: item[name] for name in names}) for item in row["entries"])
    return ManualBook(row["file"], row["sha256"], entries, tuple(row["remarks"]), tuple(row["remarks_en"]))


def _coverage(row: Json | None) -> Coverage | None:
    if row is None:
        return None
    tallies: dict[str, Tally] = {kind: Tally(*(row[kind][level] for level in LEVELS)) for kind in KINDS}
    known = {field.name for field in fields(Unseen)}
    groups = ({name: value for name, value in group.items() if name in known} for group in row["unseen"])
    return Coverage(tallies, tuple(Unseen(**group) for group in groups), row["unlisted"])


def fact(value: Any) -> Fact:
    """A plain value; lists become tuples again."""
    return tuple(fact(item) for item in value) if isinstance(value, list) else value


def _mapping(row: Json) -> dict[str, Fact]:
    return {key: fact(value) for key, value in row.items()}


def _pack(row: Json) -> PackInfo:
    extra = {key: row.get(key, "") for key in ("title", "title_en", "notice_en")}
    return PackInfo(row["name"], row["edition"], row["digest"], row["chosen_by"], row["notice"], **extra)


def _file(row: Json) -> SourceFile:
    name = row["path"].rpartition("/")[2]
    suffix = "." + name.rpartition(".")[2].lower() if "." in name else ""
    return SourceFile(row["path"], row["kind"], row["bytes"], row["sha256"], suffix, 0.0, row.get("unit", ""))


def _place(row: Json) -> Place:
    at = None if row["at"] is None else (float(row["at"][0]), float(row["at"][1]))
    own = (row["file"], row["layer"], tuple(row["handles"]), row["xpath"], row["line"], row["key"], at)
    return Place(*own, row.get("layout", ""))


def finding_from(row: Json) -> Finding:
    """The finding of a row of the report's JSON, or of a progress event, which has the same fields. ``cause``, ``key``
    and the like may be missing there. Raises KeyError, TypeError or ValueError where it is none."""
    return _finding({**_SILENT, **row, "others": [{**_NOWHERE, **other} for other in row.get("others", ())]})


_NOWHERE: Json = {"file": "", "layer": "", "handles": (), "xpath": "", "line": 0, "key": "", "at": None}
_SILENT: Json = {"name": "", "quality": "", "clause": "", "cause": "", "facts": {}, "state": "open", **_NOWHERE}


def _finding(row: Json) -> Finding:
    words = ("id", "code", "name", "title", "title_en", "severity", "quality", "message", "message_en", "clause")
    return Finding(
        **{word: row[word] for word in words},
        cause=row["cause"],
        place=_place(row),
        facts=with_texts(_mapping(row["facts"]), _texts(row.get("written"))),
        others=tuple(_place(other) for other in row["others"]),
        state=row["state"],
    )


def _texts(row: object) -> dict[str, str]:
    """The numbers that are given as written, too."""
    return {str(name): text for name, text in row.items() if isinstance(text, str)} if isinstance(row, dict) else {}


def _run(row: Json, findings: list[Finding]) -> RuleRun:
    words = ("code", "name", "stage", "status", "examined", "withheld", "seconds", "note")
    rest = {"note_en": row.get("note_en", ""), "facts": _mapping(row.get("facts", {}))}
    return RuleRun(**{word: row[word] for word in words}, findings=tuple(findings), **rest)


def _grade(row: Json | None) -> Grade | None:
    if row is None:
        return None
    tuples: dict[str, Any] = {key: tuple(row[key]) for key in ("not_assessed", "veto", "reasons", "reasons_en")}
    same: dict[str, Any] = {key: row[key] for key in ("standard", "score", "level", "partial", "count", "passes")}
    above = row.get("next")
    same["next"] = NextLevel(**{**above, "findings": tuple(above["findings"])}) if above else None
    same["steps"] = tuple((float(ratio), float(points)) for ratio, points in row.get("steps", ()))
    same |= {"deduct": dict(row["deduct"]) if row.get("deduct") else None, "t": row.get("t", 1.0)}
    same["gross_share"] = row.get("gross_share")
    same["beside"] = tuple(one for other in row.get("beside", ()) if (one := _grade(other)) is not None)
    return Grade(profile=_mapping(row["profile"]), parts=tuple(_part(part) for part in row["parts"]), **tuples, **same)


def _part(row: Json) -> Part:
    deductions = tuple(
        Deduction(item["severity"], item["points"], item["cause"], tuple(item["findings"]))
        for item in row["deductions"]
    )
    parts = tuple(_part(part) for part in row["parts"])
    accuracy = tuple(ItemScore(**score) for score in row.get("accuracy", ()))
    return Part(row["element"], row["weight"], row["score"], parts, row["counts"], deductions, accuracy)


def _assessment(row: Json) -> Assessment:
    words = ("item", "item_en", "code", "quality", "quantity", "precision", "method", "basis", "certainty")
    counts = ("used", "gross", "unusable")
    return Assessment(
        **{word: row[word] for word in (*words, *counts)},
        value=_decimal(row["value"]),
        allowed=_decimal(row["allowed"]),
        compared=tuple(_compared(each) for each in row["compared"]),
    )


def _compared(row: Json) -> Compared:
    return Compared(
        key=row["key"],
        kind=row["kind"],
        checked=tuple(row["checked"]),
        drawn=tuple(row["drawn"]),
        difference=tuple(Decimal(repr(part)) for part in row["difference"]),
        error=Decimal(repr(row["error"])),
        limit=Decimal(repr(row["limit"])),
        beyond=row["beyond"],
        place=_place(row["place"]),
        partner=_place(row["partner"]),
        at=None if row["at"] is None else (float(row["at"][0]), float(row["at"][1])),
        remark=row["remark"],
        kind_en=row.get("kind_en", ""),
    )


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(repr(value))
