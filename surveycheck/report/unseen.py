"""What was not looked at although nothing failed: no data of the pack's kind, nothing drawn, layers without things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase

from surveycheck.model import Model, RuleRun
from surveycheck.model.drawing import MODEL_SPACE
from surveycheck.pack import Pack
from surveycheck.rule import STAGES

Pair = tuple[str, str]
"""A sentence in Chinese and English."""

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

STRANGE = (
    "图中没有一个图形在规则包图层目录的图层上，没有作出判断：请核对规则包",
    "nothing in the drawing lies on a layer of the pack's catalogue: nothing was judged. Is it the right pack?",
)


def unseen(model: Model, runs: Iterable[RuleRun], pack: Pack, roles: Mapping[str, tuple[str, ...]]) -> tuple[Pair, ...]:
    """All that has to be said; empty where there was something to look at."""
    drawn = undrawn(model, pack) or strange(model, pack)
    if looked_at_nothing(runs):
        drawn = () if unread(model) else (NOTHING,)
    return (*drawn, *foreign(model, pack), *missed(model, roles))


def unread(model: Model) -> bool:
    """Whether the one file that there is could not be read: that has been said already, as a loss."""
    return model.lone and not model.drawings and not model.documents and any(issue.loss for issue in model.issues)


def strange(model: Model, pack: Pack) -> tuple[Pair, ...]:
    """What to say where the one drawing of a pack that wants a package has nothing on any layer of the catalogue."""
    catalogue = [row["layer"].strip().casefold() for row in pack.table("features") if row["layer"]]
    if not (model.lone and model.drawings and pack.package and catalogue):
        return ()
    layers = {name.strip().casefold() for d in model.drawings for name in d.entities.layer.counts()}  # in blocks, too
    known = any(fnmatchcase(layer, pattern) for layer in layers for pattern in catalogue)
    return () if known else (STRANGE,)


def missed(model: Model, roles: Mapping[str, tuple[str, ...]]) -> tuple[Pair, ...]:
    """What to say of each layer that was named for a role, and on which nothing stands: a misspelt name would pass."""
    drawn = [d.entities.layer.take(d.entities.space == MODEL_SPACE).counts() for d in model.drawings]
    layers = {name.strip().casefold() for names in drawn for name in names}
    named = dict.fromkeys(pattern for patterns in roles.values() for pattern in patterns)
    nowhere = [p for p in named if not any(fnmatchcase(layer, p.strip().casefold()) for layer in layers)]
    return tuple((MISSED[0].format(layer=pattern), MISSED[1].format(layer=pattern)) for pattern in nowhere)


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
