"""The deliverable of an earlier stage of the project: read, known by its own pack, and refused where it is none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from surveycheck.model import Earlier, Model, ProjectStage, as_earlier
from surveycheck.model.progress import Progress, silent
from surveycheck.pack import Pack, claimed_by, load_pack, sheet_plan, stage_names, stage_of
from surveycheck.read import Cache, ReadError, peek, read


@dataclass(frozen=True)
class Before:
    """``pack`` tells what is what in ``model``; ``named`` is what the report says of it."""

    model: Model
    pack: Pack
    named: Earlier


def read_earlier(path: Path, deliverable: Path, pack: Pack, cache: Cache | None, progress: Progress = silent) -> Before:
    """The earlier deliverable, by the installed pack that claims it, else by ``pack``. What of it cannot be read is in
    the issues of its model.

    Raises ReadError: there is nothing at ``path``, it is the deliverable itself, or no rule of the pack compares.
    """
    if not any(select.earlier for rule in pack.rules for select in rule.others.values()):
        zh = f"规则包 {pack.name} 没有与前一阶段成果比较的规则，不能使用 --earlier"
        raise ReadError(
            zh, f"no rule of the pack {pack.name} compares with an earlier deliverable: --earlier is of no use"
        )
    if not path.exists():
        raise ReadError(f"没有这个文件或文件夹：{path}", f"no such file or folder: {path}")
    if path.resolve() == deliverable.resolve():
        zh, en = "就是所检查的成果本身", "is the very deliverable that is checked"
        raise ReadError(f"--earlier {path} {zh}", f"--earlier {path} {en}")
    claims = claimed_by(peek(path))
    own = load_pack(claims[0], examples=False) if len(claims) == 1 else pack
    model = read(path, progress=progress, cache=cache, sheets=sheet_plan(own))
    if not model.lone:
        model = model.without("landxml")
    named = Earlier(model.name, own.name, model.files, stage_of(model.documents, own))
    return Before(as_earlier(model), own, named)


def in_order(before: Before, stage: ProjectStage | None, pack: Pack) -> None:
    """Raises ReadError where the earlier deliverable is of a later stage than the one that is checked."""
    order, other = stage_names(pack), before.named.stage
    if stage is None or other is None or stage.name not in order or other.name not in order:
        return
    if order.index(other.name) > order.index(stage.name):
        zh = f"--earlier 的成果（{other.name}）晚于所检查的成果（{stage.name}）：请对调"
        raise ReadError(
            zh, f"--earlier is of a later stage ({other.name}) than the deliverable ({stage.name}): swap them"
        )
