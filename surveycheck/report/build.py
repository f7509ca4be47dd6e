"""Model, pack and runs → Report: everything that the formats show, looked up once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from surveycheck.model import (
    Coverage,
    Earlier,
    Grade,
    Identity,
    ManualBook,
    Model,
    PackInfo,
    ProjectStage,
    Report,
    RuleRun,
    WaiverBook,
)
from surveycheck.pack.pack import Pack
from surveycheck.report.engine import engine_versions
from surveycheck.report.losses import losses
from surveycheck.report.overviews import Overviews
from surveycheck.report.pictures import Maps, Pictures
from surveycheck.report.settings import settings_used
from surveycheck.report.unseen import unseen

UNFINISHED = frozenset({"stopped", "crashed"})


class Chosen(Protocol):
    """What the user has set for this run; ``run.Options`` fits."""

    @property
    def roles(self) -> Mapping[str, tuple[str, ...]]: ...
    @property
    def settings(self) -> Mapping[str, object]: ...
    @property
    def limits(self) -> Mapping[str, object]: ...


def build(
    model: Model,
    pack: Pack,
    runs: Sequence[RuleRun],
    grade: Grade | None,
    *,
    chosen_by: str,
    options: Chosen,
    started: str,
    seconds: float,
    left_out: Iterable[str],
    passes: bool,
    coverage: Coverage | None = None,
    stage: ProjectStage | None = None,
    earlier: Earlier | None = None,
    waivers: tuple[WaiverBook, ...] = (),
    manual: ManualBook | None = None,
    asked: Mapping[str, object] | None = None,
    identity: tuple[Identity, ...] = (),
) -> Report:
    """The report of one inspection.

    ``runs`` are kept in the order given (stage, then code), findings in that of their runs. ``started`` is RFC 3339.
    Pictures are drawn when a format asks for them.
    """
    findings = tuple(finding for run in runs for finding in run.findings)
    zh, en = losses(model.issues if model.earlier is None else (*model.issues, *model.earlier.issues))
    said = unseen(model, runs, pack, options.roles)
    zh, en = (*zh, *(pair[0] for pair in said)), (*en, *(pair[1] for pair in said))
    return Report(
        engine=engine_versions(),
        pack=_pack_info(pack, chosen_by),
        name=model.name,
        files=model.files,
        started=started,
        seconds=seconds,
        complete=is_complete(model, runs, pack, options),
        left_out=tuple(left_out),
        runs=tuple(runs),
        findings=findings,
        grade=grade,
        passes=passes,
        losses=zh,
        losses_en=en,
        settings=settings_used(pack, options.settings, options.limits, options.roles),
        pictures=Pictures.of(model, findings),
        cards=_cards(pack, runs),
        ungraded="" if grade else _ungraded(model, pack),
        quality_en=quality_names(pack),
        coverage=coverage,
        accuracy=(accuracy := tuple(one for run in runs for one in run.accuracy)),
        maps=Maps(model, accuracy),
        overviews=Overviews(model, findings, runs),
        stage=stage,
        earlier=earlier,
        survey=dict(model.given[0].attributes) if model.given else None,
        waivers=waivers,
        manual=manual,
        asked=asked,
        identity=identity,
    )


def is_complete(model: Model, runs: Iterable[RuleRun], pack: Pack, options: Chosen | None = None) -> bool:
    """Was everything read, did every rule that was begun come to its end, and was there anything to look at?"""
    runs = tuple(runs)
    earlier = model.earlier.issues if model.earlier is not None else ()
    whole = not any(issue.loss for issue in (*model.issues, *earlier)) and not any(
        run.status in UNFINISHED for run in runs
    )
    return whole and not unseen(model, runs, pack, options.roles if options else {})


def _pack_info(pack: Pack, chosen_by: str) -> PackInfo:
    return PackInfo(
        pack.name, pack.edition, pack.digest, chosen_by, pack.notice, pack.title, pack.title_en, pack.notice_en
    )


def _ungraded(model: Model, pack: Pack) -> str:
    if pack.policy is None:
        return "policy"
    return "lone" if model.lone and pack.package else "left-out"


def quality_names(pack: Pack) -> Mapping[str, str]:
    """The English names of the elements and parts of the pack's grade policy."""
    elements = pack.policy.elements if pack.policy else ()
    names = {element.name: element.name_en for element in elements}
    return names | {part.name: part.name_en for element in elements for part in element.parts}


def _cards(pack: Pack, runs: Iterable[RuleRun]) -> Mapping[str, Mapping[str, str]]:
    """Words of each rule that was asked; clause, why and fix where it found something."""
    cards: dict[str, Mapping[str, str]] = {}
    for run in runs:
        rule = pack.rule(run.code)
        if rule is None:
            continue
        card = {"title": rule.title, "title_en": rule.title_en, "severity": rule.severity, "quality": rule.quality}
        card |= {"certainty": rule.certainty, "pack": rule.pack or pack.name}
        if run.status == "nothing-to-check":
            card |= {"needs": rule.needs.zh, "needs_en": rule.needs.en}
        if run.findings:
            card |= {"clause": rule.clause, "clause_en": rule.clause_en}
            card |= {"why": rule.why.zh, "why_en": rule.why.en}
            card |= {"fix": rule.fix.zh, "fix_en": rule.fix.en}
        cards[run.code] = card
    return cards
