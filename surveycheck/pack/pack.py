"""Pack: a specification's tables, cards and grade policy, loaded and sound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from surveycheck.rule import Limit, Row, Rule, Setting


@dataclass(frozen=True)
class SettingInfo:
    """A setting with its words and origin."""

    name: str
    value: Setting
    title: str = ""
    title_en: str = ""
    unit: str = ""
    source: str = ""
    certainty: str = "unverified"


@dataclass(frozen=True)
class Claim:
    """Which XML makes a deliverable the pack's own; empty root: none does."""

    root: str = ""
    namespace: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class QualityPart:
    """A sub-element of the policy. ``route``: ``defects`` or ``accuracy``."""

    name: str
    name_en: str
    weight: float
    route: str = "defects"


@dataclass(frozen=True)
class QualityElement:
    name: str
    name_en: str
    weight: float
    parts: tuple[QualityPart, ...]


@dataclass(frozen=True)
class Policy:
    """How runs become a grade. ``levels`` are (name, least score) from the best down; ``deduct`` points by class,
    before division by ``t`` (class A is never divided); ``count``: finding, object or cause.

    ``steps`` score a figure of accuracy: (m ÷ m0, points), from the best down, with straight lines between; beyond the
    last there is no score. Empty where no part is scored so. More than ``gross_share`` percent of gross errors fail
    the unit; None: the standard says nothing of it. ``also``: the same by other standards, shown
    beside.
    """

    standard: str
    count: str
    t: float
    deduct: Mapping[str, float]
    levels: tuple[tuple[str, float], ...]
    fail_level: str
    pass_score: float
    veto: tuple[str, ...]
    elements: tuple[QualityElement, ...]
    profile: Mapping[str, object]
    steps: tuple[tuple[Fraction, Fraction], ...] = ()
    gross_share: float | None = None
    also: tuple[Policy, ...] = ()

    @property
    def quality_paths(self) -> tuple[str, ...]:
        """Every sub-element as element/part."""
        return tuple(f"{e.name}/{p.name}" for e in self.elements for p in e.parts)


@dataclass(frozen=True)
class Pack:
    """``rules`` are in order of stage and code. ``digest`` covers every file of the pack and of what it extends."""

    name: str
    title: str
    title_en: str
    edition: str
    notice: str
    notice_en: str
    digest: str
    package: bool
    claim: Claim
    xml_root: str
    xml_namespace: str
    tables: Mapping[str, tuple[Row, ...]]
    settings: Mapping[str, SettingInfo]
    limits: Mapping[str, Limit]
    rules: tuple[Rule, ...]
    policy: Policy | None
    extends: str = ""
    folder: str = ""
    dropped: tuple[str, ...] = ()

    def table(self, name: str) -> tuple[Row, ...]:
        """The rows of a table; empty when the pack has none of that name."""
        return self.tables.get(name, ())

    @cached_property
    def key_fields(self) -> Mapping[str, tuple[str, ...]]:
        """The fields that together identify a record, by XML table (``fields``, column ``key``)."""
        found: dict[str, tuple[str, ...]] = {}
        for row in self.table("fields"):
            if row.yes("key"):
                found[row["table"]] = (*found.get(row["table"], ()), row["field"])
        return found

    @cached_property
    def value_rows(self) -> Mapping[tuple[str, str], Row]:
        """The row that speaks of a value, by XML table and field or key; of several the first."""
        found: dict[tuple[str, str], Row] = {}
        for name, column in (("fields", "field"), ("keys", "key")):
            for row in self.table(name):
                found.setdefault((row["table"], row[column]), row)
        return found

    def rule(self, code: str) -> Rule | None:
        """The rule with this code, this name or this alias."""
        return self._by_name.get(code)

    @cached_property
    def _by_name(self) -> Mapping[str, Rule]:
        """Every word that a rule is asked for by, and the first rule that it names."""
        found: dict[str, Rule] = {}
        for rule in self.rules:
            for name in rule.names:
                found.setdefault(name, rule)
        return found


@dataclass(frozen=True)
class PackFault:
    """What is wrong with a pack, and where: file relative to the pack, row (line) and column, 0 and "" if none."""

    file: str
    row: int
    column: str
    message: str
    message_en: str


class PackError(Exception):
    """A pack does not load. ``faults`` has all of them."""

    def __init__(self, name: str, faults: tuple[PackFault, ...]) -> None:
        self.name = name
        self.faults = faults
        super().__init__(f"{name}: " + "; ".join(f"{f.file}:{f.row} {f.column} {f.message}" for f in faults))
