"""Grade and report: what is handed to people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from surveycheck.model.accuracy import Assessment
from surveycheck.model.coverage import Coverage
from surveycheck.model.finding import Finding, RuleRun
from surveycheck.model.identity import Identity
from surveycheck.model.manual import ManualBook
from surveycheck.model.since import Since
from surveycheck.model.source import SourceFile
from surveycheck.model.stage import ProjectStage
from surveycheck.model.waiver import WaiverBook


@dataclass(frozen=True)
class Part:
    """A quality element, or sub-element, with its weight within its parent after re-normalisation.

    ``score`` is None where it was not assessed. ``counts`` are the defects counted by class; ``deductions`` names
    for each counted defect its class, its points, its cause and the findings behind it. ``accuracy`` are the scores of
    figures of accuracy that the score begins with; empty where it begins with 100.
    """

    element: str
    weight: float
    score: float | None
    parts: tuple[Part, ...] = ()
    counts: Mapping[str, int] | None = None
    deductions: tuple[Deduction, ...] = ()
    accuracy: tuple[ItemScore, ...] = ()


@dataclass(frozen=True)
class ItemScore:
    """The score of one figure of accuracy; None beyond its limit."""

    item: str
    precision: str
    score: float | None


@dataclass(frozen=True)
class Deduction:
    """One defect as the policy counts it."""

    severity: str
    points: float
    cause: str
    findings: tuple[str, ...]


@dataclass(frozen=True)
class NextLevel:
    """What would bring a better level: mending ``defects``, the fewest that do, whose findings are named; ``score``
    is the unit's then."""

    level: str
    score: float
    defects: int
    findings: tuple[str, ...]


@dataclass(frozen=True)
class Grade:
    """Score and level. ``level`` is None where none may be given; ``reasons`` then say why (Chinese, English).
    ``next`` is the level above, None where there is none or it cannot be told. ``deduct`` (points by
    class), ``t`` (B, C, D are divided by it), ``steps`` ((m ÷ m0, points) of figures of accuracy) and ``gross_share``
    (percent) are the policy's. ``beside`` are the grades by other standards
    for comparison: they decide nothing, and leave out deductions."""

    standard: str
    profile: Mapping[str, object]
    score: float | None
    level: str | None
    partial: bool
    not_assessed: tuple[str, ...]
    veto: tuple[str, ...]
    parts: tuple[Part, ...]
    reasons: tuple[str, ...]
    reasons_en: tuple[str, ...]
    count: str
    passes: bool
    next: NextLevel | None = None
    deduct: Mapping[str, float] | None = None
    t: float = 1.0
    steps: tuple[tuple[float, float], ...] = ()
    gross_share: float | None = None
    beside: tuple[Grade, ...] = ()


@dataclass(frozen=True)
class PackInfo:
    """The pack as the report names it. ``chosen_by``: user, setting, claim or default."""

    name: str
    edition: str
    digest: str
    chosen_by: str
    notice: str
    title: str = ""
    title_en: str = ""
    notice_en: str = ""


@dataclass(frozen=True)
class Earlier:
    """A deliverable of an earlier stage: its files, the pack that it was read by, and its stage by that pack."""

    name: str
    pack: str
    files: tuple[SourceFile, ...]
    stage: ProjectStage | None = None


@dataclass(frozen=True)
class Report:
    """Everything that the report formats show; nothing else is looked up later.

    ``ungraded`` says why there is no grade: ``policy`` (the pack has none), ``left-out`` (rules were left out) or
    ``lone`` (one file of a pack that wants a package), "" otherwise. ``quality_en`` gives the English names of the
    grade's elements and parts. ``cards`` has the words of each rule by code, ``pictures`` SVG by id of the finding.
    ``coverage`` is None where nobody kept count. ``accuracy`` is what check measurements amount to, ``maps`` SVG of
    their error vectors, ``overviews`` SVG of each drawing with its findings by file; ``survey`` names a check survey
    that was given beside the deliverable (name, bytes, sha256).
    ``stage`` is None where the pack knows no stages; ``earlier`` is the deliverable of an earlier stage that this one
    was held against. ``identity`` is whose deliverable it is, as far as the pack says where that stands.
    ``waivers`` are those of the firm, with what became of them; ``manual`` is what a person looked at, None where the
    pack asks for nothing. ``since`` is what became of an earlier report, None where there is none. ``asked`` is what
    the user has set for this check, as plain values: with it the check can be repeated.
    """

    engine: Mapping[str, str]
    pack: PackInfo
    name: str
    files: tuple[SourceFile, ...]
    started: str
    seconds: float
    complete: bool
    left_out: tuple[str, ...]
    runs: tuple[RuleRun, ...]
    findings: tuple[Finding, ...]
    grade: Grade | None
    passes: bool
    losses: tuple[str, ...] = ()
    losses_en: tuple[str, ...] = ()
    ungraded: str = ""
    quality_en: Mapping[str, str] | None = None
    settings: tuple[Mapping[str, object], ...] = ()
    pictures: Mapping[str, str] | None = None
    cards: Mapping[str, Mapping[str, str]] | None = None
    coverage: Coverage | None = None
    accuracy: tuple[Assessment, ...] = ()
    maps: Mapping[str, str] | None = None
    survey: Mapping[str, str] | None = None
    stage: ProjectStage | None = None
    earlier: Earlier | None = None
    waivers: tuple[WaiverBook, ...] = ()
    manual: ManualBook | None = None
    since: Since | None = None
    asked: Mapping[str, object] | None = None
    overviews: Mapping[str, str] | None = None
    identity: tuple[Identity, ...] = ()
