"""Findings and rule runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from surveycheck.model.source import Facts

if TYPE_CHECKING:
    from surveycheck.model.accuracy import Assessment

Severity = Literal["A", "B", "C", "D", "note"]
SEVERITIES: tuple[Severity, ...] = ("A", "B", "C", "D", "note")
Status = Literal["checked", "nothing-to-check", "withheld", "skipped", "stopped", "crashed"]
Point = tuple[float, float]


@dataclass(frozen=True)
class Place:
    """Where something is. DXF: file, layer, handles (outer INSERT first), ``at`` in drawing coordinates (x east,
    y north), ``layout``: the tab that it stands in when that is in paper space and has a name. XML: file, xpath, line.
    ``key`` is the business key (parcel code, building number)."""

    file: str = ""
    layer: str = ""
    handles: tuple[str, ...] = ()
    xpath: str = ""
    line: int = 0
    key: str = ""
    at: Point | None = None
    layout: str = ""


@dataclass(frozen=True)
class Finding:
    """One defect, stamped by the rule that found it. Field for field the ``findings`` of the report."""

    id: str
    code: str
    name: str
    title: str
    title_en: str
    severity: Severity
    quality: str
    message: str
    message_en: str
    clause: str
    cause: str
    place: Place
    facts: Facts = field(default_factory=dict)
    others: tuple[Place, ...] = ()
    state: Literal["open", "waived"] = "open"


@dataclass(frozen=True)
class RuleRun:
    """What one rule did: how many subjects its check was handed, how many a gate kept back, what it found, and what its
    check measurements amount to (``model.accuracy.Assessment``)."""

    code: str
    name: str
    stage: str
    status: Status
    examined: int = 0
    withheld: int = 0
    findings: tuple[Finding, ...] = ()
    seconds: float = 0.0
    note: str = ""
    note_en: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    accuracy: tuple[Assessment, ...] = ()
