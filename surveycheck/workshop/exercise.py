"""An exercise: a copy of a deliverable with some defects that nobody but the answer key knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from surveycheck.inspection import choose
from surveycheck.pack import Pack, load_pack
from surveycheck.plant import PLANTERS, Answer, Copy, NothingToSpoilError, PlantError, planted, written
from surveycheck.plant.planter import plant
from surveycheck.plant.write import free
from surveycheck.read.members import Source
from surveycheck.read.source import source_of
from surveycheck.rule import Rule

SEEN = ("values", "shape", "topology", "agreement", "indicators")
"""Stages whose defects can be seen in a deliverable that still opens."""

MOST = 50
"""Defects of one exercise."""


@dataclass(frozen=True)
class Wanted:
    """Which defects: ``codes`` as they are told, and ``count`` more by chance, out of the rules of these ``stages`` and
    ``classes`` (empty: all); the same ``seed`` gives the same ones."""

    codes: tuple[str, ...] = ()
    count: int = 0
    stages: tuple[str, ...] = SEEN
    classes: tuple[str, ...] = ()
    seed: int = 1


@dataclass(frozen=True)
class Exercise:
    """Where the copy is, where its answers are, and what they say."""

    path: Path
    key: Path
    pack: str
    answers: tuple[Answer, ...]


def make_exercise(path: Path, out: Path, wanted: Wanted, pack: str = "") -> Exercise:
    """Spoil a copy of the deliverable at ``path`` and write it, and its key, into the folder ``out``. ``pack``: name or
    folder; without one the pack that claims the deliverable.

    Raises PlantError where nothing (or not all of ``codes``) can be planted, or something is there already; what
    choosing and loading the pack raises; OSError.
    """
    free(path, out)
    loaded = load_pack(choose(path, pack or None).pack)
    source = source_of(path)
    try:
        copy = planted(source, loaded, chosen(source, loaded, wanted), wanted.seed)
        target, key = written(copy, path, out)
    finally:
        source.close()
    return Exercise(target, key, loaded.name, copy.answers)


def chosen(source: Source, pack: Pack, wanted: Wanted) -> list[str]:
    """The codes that are planted: those that were told, then as many of chance as the deliverable has victims for, no
    rule twice. Raises PlantError where there is none at all."""
    if not 0 <= wanted.count <= MOST:
        raise PlantError(f"随机缺陷的个数应为 0 到 {MOST}", f"the number of defects by chance is 0 to {MOST}")
    found = list(wanted.codes)
    rules = drawable(pack, wanted)
    Random(wanted.seed).shuffle(rules)
    trial = Copy(source, pack, wanted.seed)
    for rule in rules:
        if len(found) >= len(wanted.codes) + wanted.count:
            break
        if rule.code not in found and _fits(trial, rule):
            found.append(rule.code)
    if not found:
        raise PlantError(
            "没有可以植入的缺陷：请放宽阶段或类别，或换一份成果",
            "there is nothing to plant: allow more stages or classes, or take another deliverable",
        )
    return found


def drawable(pack: Pack, wanted: Wanted) -> list[Rule]:
    """The rules that chance may draw: those with a planter, of the stages and classes that are wanted."""
    known = set(PLANTERS.codes(pack))
    rules = [rule for rule in pack.rules if rule.code in known]
    fits = [rule for rule in rules if not wanted.stages or rule.stage in wanted.stages]
    return [rule for rule in fits if not wanted.classes or rule.severity in wanted.classes]


def _fits(trial: Copy, rule: Rule) -> bool:
    """Has the deliverable something to plant this in, beside what was planted before?"""
    try:
        plant(trial, rule, PLANTERS)
    except NothingToSpoilError:
        return False
    return True


def codes_of(words: Sequence[str]) -> tuple[str, ...]:
    """Codes out of words that people separate by commas, semicolons or blanks."""
    text = " ".join(words)
    for mark in ",，;；、":
        text = text.replace(mark, " ")
    return tuple(text.split())
