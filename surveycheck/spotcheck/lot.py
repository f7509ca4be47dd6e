"""A lot that is closed before anybody can know what will be drawn: its list, its inspectors, and the public number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from functools import lru_cache
from typing import Any

from surveycheck.seal.canonical import canonical
from surveycheck.seal.digest import Digests, digests_of
from surveycheck.spotcheck.china import day_in_china
from surveycheck.spotcheck.errors import SpotCheckError
from surveycheck.spotcheck.sampling import SampleSizes

METHOD = "surveycheck-draw/1"
"""How a draw follows from a lot and a number (``lottery``, ``strata``, ``draw``); another way gets another name."""


@dataclass(frozen=True)
class Unit:
    """One unit product: ``key`` names it in the lot (the digest of its submission), ``digest`` is what its files are
    held to. ``stratum`` is "" where the draw is simple."""

    key: str
    project: str
    name: str
    firm: str
    digest: str
    stratum: str = ""


@dataclass(frozen=True)
class Left:
    """A unit that was not put into the lot, and why (Chinese, English)."""

    project: str
    name: str
    why: str
    why_en: str


@dataclass(frozen=True)
class Inspector:
    key: str
    name: str
    office: str = ""


@dataclass(frozen=True)
class Avoidance:
    """This inspector looks at nothing of this firm."""

    inspector: str
    firm: str
    reason: str


@dataclass(frozen=True)
class Lot:
    """``source`` and ``day`` (ISO) name the public number that is not known yet, ``closed`` (RFC 3339) is when the
    list was closed. ``edition`` of the standard, whose table asks for ``size`` units; ``sizes_source`` is that row's
    source. ``by`` says what the strata are, "" for a simple draw. ``each``: inspectors for one unit."""

    name: str
    closed: str
    source: str
    day: str
    edition: str
    size: int
    sizes_source: str
    by: str
    each: int
    units: tuple[Unit, ...]
    left: tuple[Left, ...] = ()
    inspectors: tuple[Inspector, ...] = ()
    avoidances: tuple[Avoidance, ...] = ()


def close(lot: Lot, sizes: SampleSizes) -> Lot:
    """The lot in its stated order, with the size of its sample. Raises SpotCheckError for what could not be drawn later
    or would not hold up: an empty or too large lot, a project twice, a day that is not later, too few inspectors."""
    day, closed = _day(lot.day), day_in_china(lot.closed)
    if day.isoformat() <= closed:
        raise SpotCheckError(
            f"公布日 {lot.day} 必须晚于关闭名单的日期 {closed}，否则号码可能已被知道",
            f"the number's day {lot.day} must be later than {closed}, on which the list is closed: else the "
            "number may be known already",
        )
    if not lot.source.strip():
        raise SpotCheckError("请写明公开号码的名称", "say which public number it is")
    _once([u.project for u in lot.units], "项目", "project")
    _once([u.key for u in lot.units], "成果", "submission")
    _once([i.key for i in lot.inspectors], "检查员", "inspector")
    step = sizes.step(len(lot.units))
    _enough_inspectors(lot)
    return replace(
        lot,
        day=day.isoformat(),
        units=tuple(sorted(lot.units, key=lambda u: u.key)),
        left=tuple(sorted(lot.left, key=lambda one: (one.project, one.name, one.why))),
        inspectors=tuple(sorted(lot.inspectors, key=lambda i: i.key)),
        avoidances=tuple(sorted(lot.avoidances, key=lambda a: (a.inspector, a.firm, a.reason))),
        edition=sizes.edition,
        size=min(step.size, len(lot.units)),
        sizes_source=step.source,
    )


@lru_cache(maxsize=8)
def closing_of(lot: Lot) -> Digests:
    """Digests of the canonical form of the closed lot: what is made public before the day of the number."""
    return digests_of(canonical(document_of(lot)))


def document_of(lot: Lot) -> dict[str, Any]:
    """The lot as JSON has it."""
    return {
        "method": METHOD,
        **{name: list(value) if isinstance(value, tuple) else value for name, value in asdict(lot).items()},
    }


def lot_from(row: Mapping[str, Any]) -> Lot:
    """The lot of a document. Raises SpotCheckError for another method, KeyError and TypeError for a damaged one."""
    if row["method"] != METHOD:
        raise SpotCheckError(
            f"抽样方法 {row['method']} 不是本程序的 {METHOD}",
            f"the method {row['method']} is not {METHOD}, which this program has",
        )
    lists = {"units": Unit, "left": Left, "inspectors": Inspector, "avoidances": Avoidance}
    values: dict[str, Any] = {f.name: row[f.name] for f in fields(Lot) if f.name not in lists}
    values |= {name: tuple(kind(**one) for one in row[name]) for name, kind in lists.items()}
    return Lot(**values)


def eligible(lot: Lot, unit: Unit) -> list[str]:
    """The inspectors who may look at a unit, by key."""
    barred = {a.inspector for a in lot.avoidances if a.firm == unit.firm}
    return [i.key for i in lot.inspectors if i.key not in barred]


def _enough_inspectors(lot: Lot) -> None:
    for unit in lot.units if lot.each else ():
        if len(eligible(lot, unit)) < lot.each:
            raise SpotCheckError(
                f"{unit.firm} 的成果需 {lot.each} 名检查员，回避后只剩 {len(eligible(lot, unit))} 名",
                f"a unit of {unit.firm} wants {lot.each} inspectors; with those who must keep away, "
                f"{len(eligible(lot, unit))} are left",
            )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise SpotCheckError(f"不是日期（年-月-日）：{text}", f"not a date (YYYY-MM-DD): {text}") from None


def _once(names: Sequence[str], zh: str, en: str) -> None:
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise SpotCheckError(f"{zh}在批中出现多次：{'、'.join(twice)}", f"{en} more than once: {', '.join(twice)}")
