"""Plant, check, compare with the key: is every planted defect found by the rule meant for it, and nothing else?

As a program it prints the recall of every rule: ``.venv/bin/python tests/mutation.py [PACK [CODE…]] [--seeds 1,2]``,
or with ``--together`` which rules can be planted into one copy, for ``tests/engine/plant/together.txt``.
"""

from __future__ import annotations

import argparse
import functools
import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from surveycheck.model import Finding, Model, Place, as_earlier
from surveycheck.pack import Pack, load_pack, schema, sheet_plan
from surveycheck.plant import PLANTERS, Answer, Copy, PlantError, planted, written
from surveycheck.read import read
from surveycheck.read.source import source_of
from surveycheck.run import Options, run

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
ROOM, TRIES = 10, 3
"""Of the groups that are planted together: how many rules in each, and how many groups are tried for a rule."""

NEAR = 0.01
"""Metres between the spot of a finding and the spot where the defect was planted."""

ROLES = {"AREA": "area-coverage", "LINE": "line-network"}
EARLIER = {"ningbo": {"PLN-21": "setting-out", **{f"STG-{n:02}": "clean" for n in range(1, 7)}}}
"""Pack → code → the deliverable of an earlier stage that rules compare with: there nothing is spoilt."""

BASES = {
    "ningbo": (("clean", {}),),
    "geometry": (
        ("geometry/parcels-clean.dxf", {"area-coverage": ("PARCEL",)}),
        ("clean/矢量数据/竣工图.dxf", {"line-network": ("DLSS",)}),
        ("clean/矢量数据/总平面图.dxf", {}),
        ("clean/矢量数据/宗地图.dxf", {}),
        ("landxml/good.xml", {}),
        ("clean", {}),
    ),
    "landxml": (("landxml/good.xml", {}),),
    "jiaxing": (("jiaxing/jiaxing-clean", {}),),
    "fangxian": (("setting-out", {}),),
}
"""Pack → deliverables to plant into, with the roles that the user gives layers. The first that has something serves;
those with roles are for rules that ask for them."""


@dataclass(frozen=True)
class Outcome:
    """What became of one planted defect. ``missed``: answers that no finding meets; ``alarms``: findings that are
    neither planted nor follow."""

    code: str
    seed: int
    answers: tuple[Answer, ...]
    missed: tuple[Answer, ...]
    alarms: tuple[Finding, ...]
    findings: tuple[Finding, ...]

    @property
    def found(self) -> bool:
        """Was the defect found by the rule meant for it, at its place?"""
        return not any(a.code == self.code for a in self.missed)


def is_there(place: Place, answer: Answer) -> bool:
    """The thing, the record or one of its values, or the whole file."""
    if answer.handle:
        return place.file == answer.file and place.handles[-1:] == (answer.handle,)
    if answer.xpath:
        inside = (f"{place.xpath}/".startswith(f"{answer.xpath}/"), f"{answer.xpath}/".startswith(f"{place.xpath}/"))
        return place.file == answer.file and bool(place.xpath) and any(inside)
    return place.file == answer.file and answer.key in ("", place.key)


def meets(finding: Finding, answer: Answer) -> bool:
    if finding.code != answer.code or not any(is_there(p, answer) for p in (finding.place, *finding.others)):
        return False
    return answer.at is None or (finding.place.at is not None and math.dist(finding.place.at, answer.at) <= NEAR)


@functools.cache
def loaded(name: str) -> tuple[Pack, bytes | None]:
    pack = load_pack(name)
    return pack, schema(pack).encode("utf-8") if pack.xml_root else None


def copy_of(name: str, codes: tuple[str, ...], seed: int) -> tuple[Copy, Path, Options]:
    """Plant into the first deliverable that has something for all of them. Raises the last PlantError."""
    last: PlantError | None = None
    rules = [rule for rule in map(loaded(name)[0].rule, codes) if rule is not None]
    for base, roles in BASES[name]:
        if roles and not all(rule.select.roles for rule in rules):
            continue
        path = SAMPLES / base
        try:
            return planted(source_of(path), loaded(name)[0], codes, seed, roles), path, Options(roles=roles)
        except PlantError as error:
            last = error
    raise last or LookupError(name)


def checked(copy: Copy, path: Path, name: str, options: Options, earlier: str = "") -> tuple[Finding, ...]:
    """The findings in the copy, as ``surveycheck check`` would find them."""
    pack, xsd = loaded(name)
    with TemporaryDirectory() as folder:
        target, _ = written(copy, path, Path(folder) / "out")
        model: Model = read(target, schema=xsd, papers=pack.package, sheets=sheet_plan(pack))
    if name == "ningbo":
        model = model.without("landxml")
    if earlier:
        before = read(SAMPLES / earlier, schema=xsd, sheets=sheet_plan(pack))
        model = replace(model, earlier=as_earlier(before))
    return tuple(f for one in run(model, pack, options) for f in one.findings)


@functools.cache
def before(path: Path, name: str) -> frozenset[str]:
    """The findings that a deliverable has anyway, by their ids."""
    roles = next(roles for base, roles in BASES[name] if SAMPLES / base == path)
    pack, xsd = loaded(name)
    model = read(path, schema=xsd, papers=pack.package)
    return frozenset(f.id for one in run(model, pack, Options(roles=roles)) for f in one.findings)


def together(name: str, codes: tuple[str, ...], seed: int) -> list[Outcome]:
    """What becomes of a defect for each of the codes. All are planted into one copy at first; where they disturb each
    other there, each is planted alone."""
    if len(codes) > 1:
        try:
            every = outcome(name, codes, seed)
        except PlantError:
            return [outcome(name, (code,), seed) for code in codes]
        if not every.missed and not every.alarms:
            return [replace(every, code=c, answers=tuple(a for a in every.answers if a.code == c)) for c in codes]
    return [outcome(name, (code,), seed) for code in codes]


def outcome(name: str, wanted: tuple[str, ...], seed: int) -> Outcome:
    """Plant a defect for each of the codes and judge what is found."""
    copy, path, options = copy_of(name, wanted, seed)
    earlier = next((EARLIER.get(name, {})[code] for code in wanted if code in EARLIER.get(name, {})), "")
    every = tuple(f for f in checked(copy, path, name, options, earlier) if f.id not in before(path, name))
    answers = copy.answers
    codes = {a.code for a in answers}
    found = tuple(f for f in every if f.severity != "note" or f.code in codes)
    known = tuple(f for f in every if f.severity == "note")
    hits = [f for f in (*found, *known) if any(meets(f, a) for a in answers)]
    missed = tuple(a for a in answers if not any(meets(f, a) for f in hits))
    follows: dict[str, set[str]] = {}
    for f in hits:
        follows.setdefault(f.cause, set()).update(c for a in answers if meets(f, a) for c in a.consequences)
    stages = {rule.code: rule.stage for rule in loaded(name)[0].rules}
    alarms = tuple(f for f in found if f not in hits and not {f.code, stages[f.code]} & follows.get(f.cause, set()))
    return Outcome("+".join(wanted), seed, answers, missed, alarms, found)


def sorted_together(name: str, codes: Sequence[str], seed: int = 1) -> Iterator[tuple[str, ...]]:
    """The codes in groups of up to ``ROOM`` whose defects are planted into one copy and do not disturb each other:
    each goes into the first of the ``TRIES`` smallest groups where it fits. Those that compare with an earlier stage
    go alone."""
    groups: list[list[str]] = []
    apart = max(1, len(codes) // ROOM)
    for code in (c for first in range(apart) for c in codes[first::apart]):  # neighbours in a pack are of one subject
        own = () if code in EARLIER.get(name, {}) else sorted((g for g in groups if len(g) < ROOM), key=len)[:TRIES]
        home = next((group for group in own if _quiet(name, (*group, code), seed)), None)
        if home is None:
            groups.append([code])
        else:
            home.append(code)
    yield from map(tuple, groups)


def _quiet(name: str, codes: tuple[str, ...], seed: int) -> bool:
    if any(code in EARLIER.get(name, {}) for code in codes):
        return False
    try:
        found = outcome(name, codes, seed)
    except PlantError:
        return False
    return not found.missed and not found.alarms


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pack", nargs="?", default="ningbo")
    parser.add_argument("code", nargs="*")
    parser.add_argument("--seeds", default="1")
    parser.add_argument("--together", action="store_true", help="print the groups that can be planted into one copy")
    given = parser.parse_args(words)
    seeds = [int(part) for part in given.seeds.split(",")]
    codes = given.code or PLANTERS.codes(loaded(given.pack)[0])
    if given.together:
        print("\n".join(" ".join((given.pack, *group)) for group in sorted_together(given.pack, codes) if group[1:]))
        return 0
    found = alarms = total = 0
    for code in codes:
        outcomes = [outcome(given.pack, (code,), seed) for seed in seeds]
        hits, false = sum(o.found for o in outcomes), sum(len(o.alarms) for o in outcomes)
        found, alarms, total = found + hits, alarms + false, total + len(outcomes)
        print(f"{code}  {hits}/{len(outcomes)}  {false}")
        for o in outcomes:
            for a in o.missed:
                print(f"   seed {o.seed} missed {a.code} {a.file} {a.handle} {a.xpath} {a.key} {a.at} ({a.note})")
            for f in o.alarms:
                place = f"{f.place.file} {f.place.handles} {f.place.xpath}"
                print(f"   seed {o.seed} besides {f.code} {place} {f.cause} {f.message}")
    print(f"recall {found}/{total} = {found / max(total, 1):.1%}; false alarms {alarms}")
    return 0 if found == total and not alarms else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
