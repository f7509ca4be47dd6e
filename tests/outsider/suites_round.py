"""The validity suites of other projects, each case drawn as a DXF of its own, and whether ``--pack geometry`` agrees.

``python tests/outsider/suites_round.py FOLDER… [--differ] [--only TEXT]``: a FOLDER is an unpacked source tree of JTS
or GEOS (``suites.py``). A polygon without holes is a closed LWPOLYLINE, any other a HATCH; lines are LWPOLYLINEs of one
layer that is a network, coverages lie on one layer. Printed for each file and kind of case: cases, agreeing, differing
for a reason that is known (``REASONS``), differing (``--differ``: each of these).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import ezdxf
import numpy as np
import shapely
from suites import Case, cases

from surveycheck.pack import Pack, load_pack
from surveycheck.read import read
from surveycheck.run import Options, run

ROLES = {"A": "area-coverage", "N": "line-network"}
BAD = {
    "V": ("GEO-02", "GEO-06"),
    "S": ("GEO-02", "GEO-06"),
    "A": ("TOP-01",),
    "N": ("GEO-02", "GEO-03", "GEO-04", "GEO-06", "GEO-21"),
    "C": ("GEO-02", "GEO-06", "TOP-01", "TOP-11"),
    "G": ("GEO-02", "GEO-06", "TOP-01", "TOP-02", "TOP-11"),
}
"""What says that a case is wrong."""
REASONS = {
    "loops": "loops of a hatch have no roles: what is filled by even-odd, they lie beside or in each other",
    "flat": "a loop that encloses nothing, where no layer of areas is named",
    "meets": "lines may meet in ends, corners and a touch, and end on themselves; a crossing wants a common node",
    "thin": "what they share is no wider than the tolerance of 1 mm",
    "nothing": "a line of no length, or an area of two points on a layer of areas, is wrong here (GEO-06)",
    "itself": "one of the lines crosses itself or the other one there, too",
    "far": "coordinates beyond what is drawn (FMT-17)",
}
LINES = {"V": "V", "S": "S", "N": "N"}


def drawn(case: Case, path: Path) -> None:
    document = ezdxf.new("R2010")
    document.header["$INSUNITS"] = 6
    space = document.modelspace()
    layer = LINES.get(case.kind, "A")
    document.layers.add(layer)
    for shape in case.shapes:
        _add(space, shape, layer)
    document.saveas(path)


def _add(space: ezdxf.layouts.Modelspace, shape: shapely.Geometry, layer: str) -> None:
    look = {"layer": layer}
    if "Polygon" not in shape.geom_type:
        for part in shapely.get_parts(shape):
            space.add_lwpolyline(shapely.get_coordinates(part).tolist(), dxfattribs=look)
        return
    parts = [p for p in shapely.get_parts(shape) if not p.is_empty]
    if len(parts) == 1 and not parts[0].interiors:
        space.add_lwpolyline(shapely.get_coordinates(parts[0]).tolist()[:-1], close=True, dxfattribs=look)
        return
    hatch = space.add_hatch(dxfattribs=look)
    for part in parts:
        for number, ring in enumerate((part.exterior, *part.interiors)):
            hatch.paths.add_polyline_path(
                shapely.get_coordinates(ring).tolist()[:-1], is_closed=True, flags=16 if number else 1
            )


def codes(case: Case, pack: Pack, folder: Path) -> dict[str, list[tuple[float, float] | None]]:
    path = folder / "case.dxf"
    drawn(case, path)
    role = "N" if case.kind == "N" else "A" if case.kind in "ACG" else ""
    roles = {ROLES[role]: (role,)} if role else {}
    model = read(path)
    found: dict[str, list[tuple[float, float] | None]] = defaultdict(list)
    for one in run(model, pack, Options(roles=roles)):
        if one.status in ("crashed", "stopped"):
            found[f"{one.code} {one.status}"].append(None)
        for finding in one.findings:
            found[finding.code].append(finding.place.at)
    return found


def scaled(case: Case) -> Case:
    """Suites draw in degrees or in units; here a shape is as large as a parcel, at least: the tolerance is 1 mm."""
    box = shapely.total_bounds(list(case.shapes))
    size = max(box[2] - box[0], box[3] - box[1])
    if size >= 10 or size == 0 or case.kind == "G":
        return case
    factor = 10 ** np.ceil(np.log10(100 / size))
    return replace(case, shapes=tuple(shapely.transform(s, lambda xy: xy * factor) for s in case.shapes))


def reason(case: Case, found: set[str]) -> str:
    """Why our verdict may differ: a key of ``REASONS``, or nothing."""
    if "FMT-17" in found:
        return "far"
    if "GEO-06" in found or (case.kind == "C" and case.valid):
        return "nothing"
    if case.kind == "V":
        return "flat" if all(_flat(s) for s in case.shapes) else "loops" if _even_odd(case.shapes[0]) else ""
    if case.kind == "A":
        both = shapely.intersection(*case.shapes)
        return "thin" if shapely.area(shapely.buffer(both, -0.00051)) == 0 else ""
    if case.kind in "NS":
        return "itself" if case.valid else "meets" if _meets_only(case) else ""
    return ""


def _flat(shape: shapely.Geometry) -> bool:
    return len(np.unique(shapely.get_coordinates(shape), axis=0)) < 3


def _even_odd(shape: shapely.Geometry) -> bool:
    """Rings that are sound each and of which none crosses another: those that enclose nothing aside."""
    rings = [shapely.Polygon(r) for r in shapely.get_rings(shapely.get_parts(shape))]
    rings = [r for r in rings if not _flat(r)]
    pairs = [(a, b) for n, a in enumerate(rings) for b in rings[:n]]
    return all(r.is_valid for r in rings) and not any(shapely.overlaps(a, b) for a, b in pairs)


def _meets_only(case: Case) -> bool:
    """Two lines that share points alone, all of them a corner or an end of one of them."""
    lines = [line for shape in case.shapes for line in shapely.get_parts(shape)]
    pairs = [(a, b) for n, a in enumerate(lines) for b in lines[:n]] or [(lines[0], lines[0])]
    corners = shapely.multipoints(shapely.get_coordinates(lines))
    shared = [shapely.intersection(a, b) for a, b in pairs if a is not b]
    return all(s.is_empty or (shapely.get_dimensions(s) == 0 and corners.covers(s)) for s in shared)


def main(folders: list[Path], only: str, differ: bool) -> int:
    sums: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    why: Counter[str] = Counter()
    seen: set[tuple[str, ...]] = set()
    pack = load_pack("geometry")
    with TemporaryDirectory() as temporary:
        for case in (c for folder in folders for c in cases(folder)):
            key = (case.kind, str(case.valid), *(shapely.to_wkt(s, rounding_precision=-1) for s in case.shapes))
            if key in seen or only not in f"{case.suite} {case.name} {case.kind}":
                continue
            seen.add(key)
            found = codes(scaled(case), pack, Path(temporary))
            odd = any(c in found for c in BAD[case.kind]) == case.valid
            because = reason(case, set(found)) if odd else ""
            why[because] += odd
            sums[case.suite, case.kind]["differ" if odd and not because else "reason" if odd else "agree"] += 1
            if (odd and differ and not because) or any(" " in c for c in found):
                print(case.suite, case.name, case.kind, case.valid, dict(found), *key[2:], sep=" | ")
    for (suite, kind), counts in sorted(sums.items()):
        told = "  ".join(f"{word} {counts[word]:4}" for word in ("agree", "reason", "differ"))
        print(f"{suite:36} {kind}  cases {counts.total():4}  {told}")
    for key, words in REASONS.items():
        print(f"{why[key]:4}  {words}")
    return min(1, why[""])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--differ", action="store_true")
    given = parser.parse_args()
    sys.exit(main(given.folders, given.only, given.differ))
