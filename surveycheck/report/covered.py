"""What no rule, or only general rules, looked at: lines and tables for those who read the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from surveycheck.model import Coverage, Report, Tally, Unseen
from surveycheck.report.words import COVERED, Pair, word


@dataclass(frozen=True)
class Fields:
    """Values of one XML table: the fields, each with how many values; ``every`` says that it is all of the table."""

    file: str
    table: str
    fields: tuple[tuple[str, int], ...]
    count: int
    every: bool


@dataclass(frozen=True)
class Level:
    """The groups of one level: drawn things, XML values by table, files."""

    level: Literal["none", "general"]
    count: int
    drawn: tuple[Unseen, ...]
    fields: tuple[Fields, ...]
    files: tuple[Unseen, ...]


def levels(coverage: Coverage) -> tuple[Level, ...]:
    """Both levels, as far as there is something on them; ``none`` first."""
    found = []
    for level in ("none", "general"):
        groups = [group for group in coverage.unseen if group.level == level]
        drawn = tuple(g for g in groups if g.kind in ("entities", "blocks", "paper"))
        values, files = [g for g in groups if g.kind == "values"], tuple(g for g in groups if g.kind == "files")
        if groups:
            count = sum(group.count for group in (*drawn, *values))
            found.append(Level(level, count, drawn, _by_table(values), files))
    return tuple(found)


def _by_table(groups: list[Unseen]) -> tuple[Fields, ...]:
    tables: dict[tuple[str, str], list[Unseen]] = {}
    for group in groups:
        tables.setdefault((group.file, group.table), []).append(group)
    return tuple(
        Fields(
            *key,
            tuple((g.field, g.count) for g in own if g.field),
            sum(g.count for g in own),
            any(not g.field for g in own),
        )
        for key, own in tables.items()
    )


def tallied(coverage: Coverage) -> tuple[tuple[str, Tally], ...]:
    """The kinds of which there is anything."""
    return tuple((kind, coverage.tallies[kind]) for kind in COVERED if coverage.tallies[kind].whole)


def share(part: int, whole: int) -> str:
    """Whole per cent; neither 0 nor 100 where it is only nearly so."""
    if not whole or part in (0, whole):
        return "100%" if part else "0%"
    return "<1%" if part * 100 < whole else f"{min(99, round(part * 100 / whole))}%"


def meant(coverage: Coverage) -> bool:
    """Did any rule that is meant for a kind of thing look at one? A pack for any drawing has none."""
    return any(tally.own for kind, tally in coverage.tallies.items() if kind != "files")


def sentences(report: Report, language: int) -> Iterator[str]:
    """One line on each level on which there is something."""
    coverage = report.coverage
    if coverage is None:
        return
    kinds = [(kind, tally) for kind, tally in tallied(coverage) if kind != "files"]
    none = [(kind, tally.none, tally.whole) for kind, tally in kinds if tally.none]
    general = [(kind, tally.general, tally.whole) for kind, tally in kinds if tally.general]
    for key, parts in (("seen-none", none), ("seen-general", general if meant(coverage) else [])):
        if parts:
            said = ("、", ", ")[language].join(_part(*part, language) for part in parts)
            yield word(key, language, parts=said)


def _part(kind: str, count: int, whole: int, language: int) -> str:
    name: Pair = COVERED[kind]
    part = f"（{share(count, whole)}）" if not language else f" ({share(count, whole)})"
    return f"{name[0]} {count}/{whole}{part}" if not language else f"{count} of {whole} {name[1]}{part}"
