"""How long the overlaps of a layer of parcels take, against building the same polygons and asking whether each is valid
(shapely), and against PostGIS's self join where a server with it is given.

    python tests/benchmarks/overlap.py [--parcels 100000] [--rounds 3] [--postgis "dbname=… host=…"]

Parcels tile the plane with shared corners, of which half have moved a little; every thousandth reaches into its
neighbour. Ours is the whole rule TOP-01 of the pack ``geometry``: selection, edge hash, exact overlap. At most
6 times build and validity is asked, or 0.3 times the self join.
"""

from __future__ import annotations

import argparse
import statistics
import time

import numpy as np
import shapely

from surveycheck.geometry.sketch import sketch
from surveycheck.model import Model
from surveycheck.pack import load_pack
from surveycheck.run import run
from surveycheck.run.options import Options

SIDE, WORST = 30.0, 1000
JOIN = """
SELECT count(*) FROM parcel a JOIN parcel b ON a.id < b.id AND a.shape && b.shape
WHERE ST_Relate(a.shape, b.shape, '2********') AND ST_Area(ST_Intersection(a.shape, b.shape)) > 0.01
"""


def corners(count: int) -> np.ndarray:
    """Corners (count, 4, 2) of parcels, clockwise, in metres of a grid zone."""
    wide = int(np.ceil(np.sqrt(count)))
    chance = np.random.default_rng(7)
    grid = np.stack(np.meshgrid(np.arange(wide + 1), np.arange(wide + 1)), axis=-1) * SIDE
    grid = np.round(grid + chance.uniform(-3, 3, grid.shape) * chance.integers(0, 2, grid.shape[:2])[..., None], 3)
    cells = np.stack([grid[:-1, :-1], grid[1:, :-1], grid[1:, 1:], grid[:-1, 1:]], axis=2).reshape(-1, 4, 2)[:count]
    cells[::WORST, 2] += 5.0
    return cells + np.array([610_000.0, 3_300_000.0])


def ours(cells: np.ndarray) -> tuple[float, int]:
    """Seconds of the rule, and how many overlaps it finds; reading counts for none."""
    rows = [{"layer": "JZD", "points": list(map(tuple, ring)), "closed": True} for ring in cells.tolist()]
    model, pack = Model("parcels", drawings=(sketch(rows),)), load_pack("geometry", examples=False)
    done = run(model, pack, Options(roles={"area-coverage": ("JZD",)}, only=("TOP-01",)))
    found = next(one for one in done if one.code == "TOP-01")
    return found.seconds, len(found.findings)


def built(cells: np.ndarray) -> float:
    """Seconds of building all polygons and asking whether each is valid."""
    rings = np.concatenate([cells, cells[:, :1]], axis=1)
    begin = time.perf_counter()
    shapely.is_valid(shapely.polygons(rings))
    return time.perf_counter() - begin


def joined(cells: np.ndarray, where: str) -> float:
    """Seconds of the self join, its index being there already."""
    import psycopg

    shapes = shapely.to_wkb(shapely.polygons(cells))
    with psycopg.connect(where) as connection:
        connection.execute("CREATE TEMP TABLE parcel (id int, shape geometry)")
        with connection.cursor().copy("COPY parcel FROM STDIN") as copy:
            for number, shape in enumerate(shapes):
                copy.write_row((number, shape.hex()))
        connection.execute("CREATE INDEX ON parcel USING gist (shape)")
        connection.execute("ANALYZE parcel")
        begin = time.perf_counter()
        connection.execute(JOIN).fetchone()
        return time.perf_counter() - begin


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--parcels", type=int, default=100_000)
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--postgis", default="")
    said = words.parse_args()
    cells = corners(said.parcels)
    found = [(*ours(cells), built(cells)) for _ in range(said.rounds)]
    own, build = (statistics.median(times) for times in ([f[0] for f in found], [f[2] for f in found]))
    print(f"{said.parcels} parcels, {found[0][1]} overlaps, {own:.3f} s")
    print(f"build and validity    {build:.3f} s   ours / it {own / build:6.2f}, at most 6")
    if said.postgis:
        join = joined(cells, said.postgis)
        print(f"PostGIS's self join   {join:.3f} s   ours / it {own / join:6.2f}, at most 0.3")


if __name__ == "__main__":
    main()
