"""Rule: a check that a specification asks for, with its words, class and clause. One file of a pack: the card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from surveycheck.model import Facts, Severity
from surveycheck.rule.check import CheckFunction
from surveycheck.rule.inputs import Setting
from surveycheck.rule.limit import Limit
from surveycheck.rule.select import Select

STAGES = ("files", "structure", "values", "shape", "topology", "agreement", "indicators", "accuracy")

Certainty = Literal["standard", "practice", "project", "unverified"]
"""How sure a fact of a pack is: text of a standard; seen in production practice; a setting of this project; own
knowledge that nobody has verified."""


@dataclass(frozen=True)
class SeverityWhen:
    """A class that holds when a fact lies ``above``, ``at_least`` or ``below`` a number, or equals a text."""

    fact: str
    severity: Severity
    above: float | None = None
    at_least: float | None = None
    below: float | None = None
    equals: str | None = None


@dataclass(frozen=True)
class Message:
    """A sentence with ``{fact}`` places, in both languages."""

    zh: str
    en: str


@dataclass(frozen=True)
class Example:
    """A ``[[good]]`` or ``[[bad]]`` case of a card: picture, lesson and test at once.

    ``features``, ``drawing`` and ``records`` are as the card spells them (ARCHITECTURE.md, *Examples*); ``files`` are
    whole small files that go through the readers. ``finds`` lists, for a bad one, some facts of every expected
    finding, in the order of the findings; ``also`` the codes of other rules that this very case shows as well;
    ``papers``: its PDF files are read (in other examples they only stand for files). ``earlier_…``:
    what the deliverable of an earlier stage holds.
    """

    name: str
    name_en: str = ""
    features: tuple[Mapping[str, object], ...] = ()
    drawing: Mapping[str, object] = field(default_factory=dict)
    records: tuple[Mapping[str, object], ...] = ()
    files: tuple[Mapping[str, object], ...] = ()
    settings: Mapping[str, object] = field(default_factory=dict)
    finds: tuple[Facts, ...] = ()
    also: tuple[str, ...] = ()
    papers: bool = False
    earlier_features: tuple[Mapping[str, object], ...] = ()
    earlier_records: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True)
class Rule:
    """One card. ``stage`` and ``name`` come from its path; ``params`` are resolved (limits and settings looked up).

    ``gate``: what fails here is withheld from later stages. ``also``: codes that truly follow from this defect; where
    they meet at one place they share its cause; a stage (``topology``): whatever its rules find on the very thing.
    ``explains``: codes that follow where the corner that is wrong, put back to its point (the first of ``others``),
    accounts for them (``run/explained.py``), or where the record that is wrong does (``run/accounted.py``,
    ``run/named.py``); a stage: all of its rules. ``twins``: the first of ``others`` may as well be the wrong one: what
    only that one shows follows, too. ``cause``: what findings of this rule must have in common to share one:
    any of ``rule``, ``file``, ``layer``, ``key``, ``field``, or the name of a fact; empty: each its own.
    ``common``: what many of its findings on one layer may share, and then have one cause: ``shift``, ``difference``,
    ``spot``, ``thing``, ``layer`` (``run/common.py``).
    ``unit``: of what it measures, where neither its limit nor the name of the fact says it.
    ``severity_column``: a column of the row behind the finding that holds its class, if the cell is filled.
    ``whole``: the check adds up or compares all of its subjects, so it is withheld when a gate kept back any of them.
    ``aliases``: further codes of a catalogue that this rule answers; whoever asks for one of them means this rule.
    ``references``: parameter → name of the limit or setting that the card's ``@name`` meant.
    ``needs``: which input the rule waits for when it found nothing to check.
    ``home``: folder of the extended pack that the examples were written for; empty: they are this pack's own.
    """

    code: str
    name: str
    stage: str
    check: str
    title: str
    title_en: str
    severity: Severity
    quality: str
    message: Message
    why: Message
    fix: Message
    clause: str
    function: CheckFunction
    select: Select
    certainty: Certainty = "unverified"
    clause_en: str = ""
    others: Mapping[str, Select] = field(default_factory=dict)
    params: Mapping[str, Setting | Limit] = field(default_factory=dict)
    severity_when: tuple[SeverityWhen, ...] = ()
    severity_column: str = ""
    cases: Mapping[str, Message] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    explains: tuple[str, ...] = ()
    twins: bool = False
    cause: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    unit: str = ""
    gate: bool = False
    whole: bool = False
    references: Mapping[str, str] = field(default_factory=dict)
    needs: Message = field(default_factory=lambda: Message("", ""))
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    pack: str = ""
    origin: str = ""
    python: bool = False
    trusted: bool = True
    home: str = ""

    @property
    def names(self) -> frozenset[str]:
        """Every word that the rule is asked for by: its code, its name, its aliases."""
        return frozenset((self.code, self.name, *self.aliases))
