"""One planted defect, and what the check says of it: asked, silent, several causes, elsewhere.

The programs beside this one plant with nothing of surveycheck; only here is the check run. What the clean deliverable
has anyway is no answer. A defect is *asked* for where one of the rules meant for it has a finding at one of its places;
*silent* where there is no new finding at all; it has *several* causes where the new findings do not share one; and
something is *elsewhere* where a finding neither shares the cause of the answer nor stands at a place of the defect.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from surveycheck.model import Finding, Place
from surveycheck.pack import Pack, load_pack, schema, sheet_plan
from surveycheck.read import read
from surveycheck.run import Options, run

NEAR = 0.05
"""Metres between the spot that was planted and the spot of a finding, where nothing else is said."""


@dataclass(frozen=True)
class Spot:
    """Where a defect was planted: a file, and in it a handle, a record or value (xpath), a layer, or a point; a file
    alone is all of it. ``layer`` with ``handle``: either."""

    file: str = ""
    handle: str = ""
    xpath: str = ""
    layer: str = ""
    point: tuple[float, float] | None = None
    near: float = NEAR

    def holds(self, place: Place) -> bool:
        """Is this place the spot, in it or around it?"""
        if self.file and place.file != self.file:
            return False
        if not (self.handle or self.xpath or self.layer or self.point):
            return True
        return any((self._thing(place), self._value(place), self._near(place)))

    def _thing(self, place: Place) -> bool:
        by_handle = bool(self.handle) and self.handle in place.handles
        return by_handle or (bool(self.layer) and place.layer == self.layer)

    def _value(self, place: Place) -> bool:
        if not self.xpath or not place.xpath:
            return False
        own, other = f"{self.xpath}/", f"{place.xpath}/"
        return own.startswith(other) or other.startswith(own)

    def _near(self, place: Place) -> bool:
        return self.point is not None and place.at is not None and math.dist(self.point, place.at) <= self.near


@dataclass(frozen=True)
class Verdict:
    """What was found of one defect. ``lines``: the findings, one a line, the answer first."""

    asked: bool
    silent: bool
    several: bool
    elsewhere: bool
    lines: tuple[str, ...]

    @property
    def right(self) -> bool:
        return self.asked and not (self.several or self.elsewhere)


def judge(clean: Path, planted: Path, codes: Sequence[str], spots: Sequence[Spot], pack: str = "ningbo") -> Verdict:
    """The verdict on a copy of ``clean`` with one defect in it. ``codes``: the rules that a person would name for it,
    any of them. Without ``spots`` every place will do."""
    known = before(clean, pack)
    new = [f for f in found(planted, pack) if f.id not in known and (f.severity != "note" or f.code in codes)]
    here = [f for f in new if f.code in codes and at(f, spots)]
    causes = {f.cause for f in here[:1]}
    away = [f for f in new if f.cause not in causes and not at(f, spots)]
    several = len({f.cause for f in new}) > 1
    ordered = [*here, *(f for f in new if f not in here)]
    return Verdict(bool(here), not new, several, bool(away), tuple(_line(f, here, away) for f in ordered))


def at(finding: Finding, spots: Sequence[Spot]) -> bool:
    """Does the finding stand at the defect, or name it as its other thing?"""
    return not spots or any(s.holds(p) for s in spots for p in (finding.place, *finding.others))


@functools.cache
def before(clean: Path, pack: str) -> frozenset[str]:
    """The ids of what the clean deliverable has anyway: read and checked once."""
    return frozenset(f.id for f in found(clean, pack))


def found(folder: Path, name: str) -> list[Finding]:
    """Every finding, as ``surveycheck check --pack NAME`` has them. A rule that did not end is an error."""
    pack, xsd = _pack(name)
    model = read(folder, schema=xsd, papers=pack.package, sheets=sheet_plan(pack))
    runs = run(model if model.lone or name == "landxml" else model.without("landxml"), pack, Options())
    broken = [f"{one.code}: {one.status} {one.note}" for one in runs if one.status in ("crashed", "stopped")]
    if broken:
        raise RuntimeError("; ".join(broken))
    return [f for one in runs for f in one.findings]


@functools.cache
def _pack(name: str) -> tuple[Pack, bytes | None]:
    pack = load_pack(name)
    return pack, schema(pack).encode("utf-8") if pack.xml_root else None


def _line(finding: Finding, here: list[Finding], away: list[Finding]) -> str:
    mark = "*" if finding in here else "!" if finding in away else " "
    place = finding.place
    where = " ".join((Path(place.file).name, place.layer, "/".join(place.handles), place.xpath, place.key))
    spot = f"({place.at[0]:.3f}, {place.at[1]:.3f})" if place.at else ""
    return f"{mark} {finding.code} {finding.cause} {where} {spot} {finding.message}"
