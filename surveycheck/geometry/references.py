"""Blocks and who refers to them: what a block holds, which references can be followed, and how much that makes.

A reference is an INSERT, or a DIMENSION or ACAD_TABLE with the block of its picture (group 2). Names of blocks are the
same in capitals and in small letters; of two definitions with one name the later counts, as in ezdxf.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from surveycheck.geometry.affine import Maps, axes, extruded, turned
from surveycheck.geometry.curves import leads, starts
from surveycheck.model.columns import Bools, Floats, Ints
from surveycheck.model.drawing import IN_BLOCK, PLACED, Block, Entities

REFERENCES = ("INSERT", "DIMENSION", "ARC_DIMENSION", "LARGE_RADIAL_DIMENSION", "ACAD_TABLE")
ROUND = ("CIRCLE", "ARC", "ELLIPSE", "SPLINE", "HELIX")
POINTS_OF_A_CURVE = 64
"""So many points a curve is taken to have when the work is counted beforehand."""

Pairs = Sequence[tuple[int, int]]


@dataclass(frozen=True, eq=False)
class Contents:
    """Blocks by number: block b holds the rows ``row[start[b]:start[b+1]]``, and has its base point ``base[b]``.
    ``number`` is the block that each entity stands in, -1 outside of blocks."""

    names: tuple[str, ...]
    known: dict[str, int]
    base: Floats
    number: Ints
    row: Ints
    start: Ints


@dataclass(frozen=True, eq=False)
class References:
    """The r references of a drawing's file: ``row``, ``block`` (number, -1 if there is no such block), ``inside``
    (the block that it stands in, -1 outside), ``columns`` and ``copies`` of its array, ``steps`` (r, 2, 3) from column
    to column and from row to row, ``maps`` of the first copy, and which of them have a scale of 0."""

    row: Ints
    block: Ints
    inside: Ints
    columns: Ints
    copies: Ints
    steps: Floats
    maps: Maps
    flat: Bools


def contents_of(entities: Entities, blocks: Iterable[Block]) -> Contents:
    """What stands in blocks. ATTDEFs are no content: they are shown as the ATTRIBs of each INSERT."""
    names: list[str] = []
    known: dict[str, int] = {}
    base: list[tuple[float, float, float]] = []
    line: list[int] = []
    for block in blocks:
        known[block.name.lower()] = len(names)
        names.append(block.name)
        base.append(block.base)
        line.append(block.line)
    for name in entities.owner.names:
        if name.lower() not in known:
            known[name.lower()] = len(names)
            names.append(name)
            base.append((0.0, 0.0, 0.0))
            line.append(0)
    number = np.full(len(entities), -1, np.int64)
    inside = np.flatnonzero(entities.space == IN_BLOCK)
    of_name = np.array([*(known[name.lower()] for name in entities.owner.names), -1], np.int64)
    number[inside] = of_name[entities.owner.codes[inside]]
    drawn = inside[~entities.type.take(inside).where("ATTDEF".__eq__)]
    if len(known) < len(names):
        own, first = entities.line[drawn], np.array(line, np.int64)[number[drawn]]
        drawn = drawn[(own == 0) | (own > first)]
    order = drawn[np.argsort(number[drawn], kind="stable")]
    start = starts(np.bincount(number[order], minlength=len(names)))
    return Contents(tuple(names), known, np.array(base, np.float64).reshape(-1, 3), number, order, start)


def references_of(entities: Entities, contents: Contents) -> References:
    """The references of the file itself, in file order."""
    e = entities
    named = e.block.where("".__ne__) & (e.space != PLACED)
    row = np.flatnonzero(named & e.type.where(REFERENCES.__contains__))
    of_name = np.array([*(contents.known.get(name.lower(), -1) for name in e.block.names), -1], np.int64)
    block = of_name[e.block.codes[row]]
    insert = e.type.take(row).where("INSERT".__eq__)
    at = np.zeros((len(row), 3))
    there = e.start[row + 1] > e.start[row]
    at[there] = e.xyz[e.start[row[there]]]
    scale = np.where(insert[:, None], e.scale[row], 1.0)
    flat: Bools = (scale == 0).any(axis=1)
    plain = turned(np.where(insert, e.rotation[row], 0.0), np.where(scale == 0, 1.0, scale))
    system = axes(e.extrusion[row]) if extruded(e.extrusion).any() else None
    base = np.where(insert[:, None], contents.base[block] if len(contents.base) else 0.0, 0.0)
    columns, copies, gaps = _arrays(e, row, insert)
    with np.errstate(all="ignore"):
        linear, offset = plain, at
        if system is not None:
            linear, offset = system @ plain, np.einsum("nij,nj->ni", system, at)
        if base.any():
            offset = offset - np.einsum("nij,nj->ni", linear, base)
        steps = np.zeros((len(row), 2, 3))
        many = np.flatnonzero(copies > 1)
        grid = turned(e.rotation[row[many]], np.ones((len(many), 3)))
        grid = grid if system is None else system[many] @ grid
        steps[many] = np.stack([grid[:, :, 0] * gaps[many, :1], grid[:, :, 1] * gaps[many, 1:]], axis=1)
    return References(row, block, contents.number[row], columns, copies, steps, Maps(linear, offset), flat)


def _arrays(e: Entities, row: Ints, insert: Bools) -> tuple[Ints, Ints, Floats]:
    """Columns, copies and gaps (r, 2) of arrays. A side without a gap has all its copies in one place: that is one."""
    if not len(e.array):
        one = np.ones(len(row), np.int64)
        return one, one, np.zeros((len(row), 2))
    gaps = np.where(insert[:, None], e.array[row, 2:], 0.0)
    with np.errstate(invalid="ignore"):
        sides = np.where(gaps != 0, np.clip(np.nan_to_num(e.array[row, :2], nan=1.0), 1, 2.0**31), 1.0).astype(np.int64)
    return sides[:, 0], sides[:, 0] * sides[:, 1], gaps


@dataclass(frozen=True, eq=False)
class Work:
    """What following every reference to a block would make: rows and points of each block, exact; and the blocks that
    stand in cycles (or between two of them)."""

    rows: tuple[int, ...]
    points: tuple[int, ...]
    cyclic: frozenset[int]


def work_of(entities: Entities, contents: Contents, references: References) -> Work:
    """Counts without following; references from one cyclic block to another count as not followed."""
    inner = np.flatnonzero((references.inside >= 0) & (references.block >= 0))
    pairs, copies = _joined(references.inside[inner], references.block[inner], references.copies[inner])
    _, looped = _leaves_first(pairs)
    _, cyclic = _leaves_first([(b, a) for a, b in pairs if a in looped and b in looped])
    followed = {p: n for p, n in zip(pairs, copies, strict=True) if not (p[0] in cyclic and p[1] in cyclic)}
    inside = defaultdict(list)
    for (block, other), count in followed.items():
        inside[block].append((other, count))
    rows = np.diff(contents.start).tolist()
    points = _points(entities, contents)
    for block in _leaves_first(list(followed))[0]:
        rows[block] += sum(count * rows[other] for other, count in inside[block])
        points[block] += sum(count * points[other] for other, count in inside[block])
    return Work(tuple(rows), tuple(points), frozenset(cyclic))


def _points(entities: Entities, contents: Contents) -> list[int]:
    """Points that the content of each block has itself, about."""
    row = contents.row
    each = np.diff(entities.start)[row]
    each = np.where(entities.type.take(row).where(ROUND.__contains__), each + POINTS_OF_A_CURVE, each)
    if entities.bulge.any():
        bent = starts((entities.bulge != 0).astype(np.int64))
        each = each + POINTS_OF_A_CURVE // 2 * (bent[entities.start[row + 1]] - bent[entities.start[row]])
    total = starts(each)
    points: list[int] = (total[contents.start[1:]] - total[contents.start[:-1]]).tolist()
    return points


def _joined(block: Ints, other: Ints, copies: Ints) -> tuple[list[tuple[int, int]], list[int]]:
    """Each pair of blocks once, with all of the copies between them."""
    if not len(block):
        return [], []
    order = np.lexsort((other, block))
    block, other = block[order], other[order]
    first = np.flatnonzero(leads(block) | leads(other))
    pairs = list(zip(block[first].tolist(), other[first].tolist(), strict=True))
    return pairs, np.add.reduceat(copies[order], first).tolist()


def _leaves_first(pairs: Pairs) -> tuple[list[int], set[int]]:
    """The nodes of a graph in an order in which each stands behind all that it points to; and those that lead into a
    cycle, which have no such order."""
    waiting = Counter(one for one, _ in pairs)
    users = defaultdict(list)
    for one, other in pairs:
        users[other].append(one)
    free = [node for node in users if not waiting[node]]
    order = []
    while free:
        node = free.pop()
        order.append(node)
        for user in users[node]:
            waiting[user] -= 1
            if not waiting[user]:
                free.append(user)
    return order, set(waiting) - set(order)
