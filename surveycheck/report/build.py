"""Model, pack and runs → Report: everything that the formats show, looked up once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Protocol

from surveycheck.model import Coverage, Grade, Model, PackInfo, Report, RuleRun
from surveycheck.model.drawing import MODEL_SPACE
from surveycheck.pack.pack import Pack
from surveycheck.report.engine import engine_versions
from surveycheck.report.losses import losses
from surveycheck.report.pictures import Pictures
from surveycheck.report.settings import settings_used
from surveycheck.rule import STAGES

UNFINISHED = frozenset({"stopped", "crashed"})

NOTHING = (
    "文件能够打开，但规则包中关于内容的规则一条也没有检查对象：请核对图形是否为空、规则包与成果是否对应",
    "the files open, but no rule of the pack about their contents found anything to check: "
    "is the drawing empty, or is it the wrong pack?",
)

FOREIGN = (
    "成果中的 XML 都不是规则包所规定的属性数据（根元素和各表的名称都不同），其中的内容没有检查",
    "none of the XML is the data that the pack lays down (neither its root nor any of its tables): it was not checked",
)

BARE = (
    "XML 中没有规则包所规定的任何一张表的记录，没有可检查的数据：请核对是否导出完整",
    "the XML holds no record of any table of the pack, so there was no data to check: was all of it exported?",
)


MISSED = (
    "指定的图层 {layer} 上没有任何图形，为它指定的检查没有进行：请核对图层名",
    "nothing is drawn on layer {layer}, which was named: what it was named for was not checked. Is the name right?",
)


UNDRAWN = (
    "文件中没有任何可检查的图形（LandXML：点 CgPoint、宗地 Parcel、平面要素 PlanFeature），没有作出判断",
    "there is nothing drawn that could be checked (of LandXML: CgPoint, Parcel, PlanFeature): nothing was judged",
)

Pair = tuple[str, str]
"""A sentence in Chinese and English."""


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
) -> Report:
    """The report of one inspection.

    ``runs`` are kept in the order given (stage, then code), findings in that of their runs. ``started`` is RFC 3339.
    Pictures are drawn when a format asks for them.
    """
    findings = tuple(finding for run in runs for finding in run.findings)
    zh, en = losses(model)
    unseen = [*([NOTHING] if looked_at_nothing(runs) else undrawn(model, pack)), *foreign(model, pack)]
    unseen += missed(model, options)
    zh, en = (*zh, *(pair[0] for pair in unseen)), (*en, *(pair[1] for pair in unseen))
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
    )


def is_complete(model: Model, runs: Iterable[RuleRun], pack: Pack, options: Chosen | None = None) -> bool:
    """Was everything read, did every rule that was begun come to its end, and was there anything to look at?"""
    runs = tuple(runs)
    whole = not any(issue.loss for issue in model.issues) and not any(run.status in UNFINISHED for run in runs)
    seen = not looked_at_nothing(runs) and not foreign(model, pack) and not undrawn(model, pack)
    return whole and seen and not (options and missed(model, options))


def missed(model: Model, options: Chosen) -> list[Pair]:
    """What to say of each layer that was named for a role, and on which nothing stands: a misspelt name would pass."""
    drawn = [d.entities.layer.take(d.entities.space == MODEL_SPACE).counts() for d in model.drawings]
    layers = {name.strip().casefold() for names in drawn for name in names}
    named = dict.fromkeys(pattern for patterns in options.roles.values() for pattern in patterns)
    nowhere = [p for p in named if not any(fnmatchcase(layer, p.strip().casefold()) for layer in layers)]
    return [(MISSED[0].format(layer=pattern), MISSED[1].format(layer=pattern)) for pattern in nowhere]


def foreign(model: Model, pack: Pack) -> tuple[Pair, ...]:
    """What to say where there is XML, and none of it holds the data that the pack describes: by the root, else by any
    record of one of its tables. A lone file has no other that could be missed, so of it the records are asked for."""
    documents = model.documents
    if not pack.xml_root or not documents:
        return ()
    own = any(document.root == pack.xml_root for document in documents)
    known = {row["table"] for row in pack.table("fields")}
    if (own and not model.lone) or any(r.table in known for document in documents for r in document.records):
        return ()
    return (BARE if own else FOREIGN,)


def undrawn(model: Model, pack: Pack) -> tuple[Pair, ...]:
    """What to say where a pack that is about drawings alone got some, and all of them are empty."""
    nothing = model.drawings and not pack.xml_root and not any(len(drawing.entities) for drawing in model.drawings)
    return (UNDRAWN,) if nothing else ()


def looked_at_nothing(runs: Iterable[RuleRun]) -> bool:
    """Whether rules about contents ran, and none of them had anything to check: that a file opens is no pass."""
    contents = [run for run in runs if run.stage != STAGES[0] and run.status != "skipped"]
    return bool(contents) and all(run.status == "nothing-to-check" for run in contents)


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
            card |= {"clause": rule.clause, "why": rule.why.zh, "why_en": rule.why.en}
            card |= {"fix": rule.fix.zh, "fix_en": rule.fix.en}
        cards[run.code] = card
    return cards
