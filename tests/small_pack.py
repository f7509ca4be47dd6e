"""Packs and rules built by hand: the smallest that the runner and the grade take."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from surveycheck.model import Document, Model, record_of
from surveycheck.pack import Claim, Pack, Policy, QualityElement, QualityPart, SettingInfo
from surveycheck.rule import STAGES, Defect, Inputs, Message, Rule, Select, check

EVERY = QualityElement("图", "drawing", 0.6, (QualityPart("形", "shape", 0.5), QualityPart("码", "code", 0.5)))
PAPERS = QualityElement("文", "papers", 0.4, (QualityPart("全", "complete", 1.0),))


def policy(**changes: Any) -> Policy:
    """Two elements (0.6 with two halves, 0.4 with one part), the numbers of GB/T 24356-2023."""
    words: dict[str, Any] = {
        "standard": "GB/T 24356-2023",
        "count": "finding",
        "t": 1.0,
        "deduct": {"A": 42.0, "B": 12.0, "C": 4.0, "D": 1.0},
        "levels": (("优", 90.0), ("良", 75.0), ("合格", 60.0)),
        "fail_level": "不合格",
        "pass_score": 60.0,
        "veto": ("A",),
        "elements": (EVERY, PAPERS),
        "profile": {"name": "test", "source": "", "official": False},
    }
    return Policy(**{**words, **changes})


def pack(rules: Iterable[Rule] = (), **changes: Any) -> Pack:
    words: dict[str, Any] = {
        "name": "small",
        "title": "小",
        "title_en": "small",
        "edition": "1",
        "notice": "",
        "notice_en": "",
        "digest": "sha256:0",
        "package": False,
        "claim": Claim(),
        "xml_root": "root",
        "xml_namespace": "",
        "tables": {},
        "settings": {"xdata_application": SettingInfo("xdata_application", "SOUTH")},
        "limits": {},
        "rules": tuple(sorted(rules, key=lambda r: (STAGES.index(r.stage), r.code))),
        "policy": policy(),
    }
    return Pack(**{**words, **changes})


def rule(code: str, function: Callable[..., Iterable[Defect]], **changes: Any) -> Rule:
    """A rule of the stage ``shape`` over every feature, class C, that counts for 图/形."""
    words: dict[str, Any] = {
        "code": code,
        "name": code.lower(),
        "stage": "shape",
        "check": "",
        "title": code,
        "title_en": code,
        "severity": "C",
        "quality": "图/形",
        "message": Message("{gap:.3f}", "{gap:.3f}"),
        "why": Message("", ""),
        "fix": Message("", ""),
        "clause": "",
        "function": function,
        "select": Select(features=True),
    }
    return Rule(**{**words, **changes})


@check
def every_feature(inputs: Inputs) -> Iterable[Defect]:
    """A defect for each feature."""
    for feature in inputs.features:
        yield Defect(feature)


@check
def every_record(inputs: Inputs) -> Iterable[Defect]:
    for record in inputs.records:
        yield Defect(record)


@check
def nothing(inputs: Inputs) -> Iterable[Defect]:
    return ()


@check
def crash(inputs: Inputs) -> Iterable[Defect]:
    raise ZeroDivisionError("division\nby zero")


def xml(*rows: dict[str, str], file: str = "data.xml") -> Document:
    """A document with one record a row; ``table`` names its table."""
    records = []
    for number, row in enumerate(rows):
        values = {name: value for name, value in row.items() if name != "table"}
        xpath = f"/root/{row['table']}[{number + 1}]"
        records.append(record_of(file, row["table"], number, xpath, number + 2, values))
    return Document(file, "root", "", "UTF-8", "UTF-8", {}, tuple(records))


def model(**parts: Any) -> Model:
    return Model("test", **parts)
