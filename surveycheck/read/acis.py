"""The edges of ACIS bodies, as chords: all that is seen of a region or a solid in plan.

SAT (*ACIS Save File Format*): three lines of a head, then records that end with ``#``: a name, pointers ``$n`` to other
records, numbers and words. An edge names its two vertices and its curve, a vertex its point; a body may be moved by a
transform. In DXF up to R2010 each letter is hidden behind another one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from surveycheck.model.columns import Floats

NUMBERED = re.compile(r"-?\d+$")
CHORDS = 64
"""Of a whole ellipse."""

MOST = 20_000
"""Edges of one body; with more nothing of it is drawn."""

OLD, COUNTED = 200, 700
"""Versions below have a head of one line; from the other one on records have a number behind their first pointer."""

REVERSED = ("reversed", "1")


class Unknown(Exception):
    """A body part of which cannot be told: it is not drawn at all, rather than in part."""


@dataclass(frozen=True)
class Node:
    """A record: name, pointers, numbers behind the last pointer, and the words there."""

    name: str
    pointers: tuple[int, ...] = ()
    numbers: tuple[float, ...] = ()
    words: tuple[str, ...] = ()


def plain(lines: Sequence[str]) -> str:
    """What a DXF file hides, as ``ezdxf.tools.crypt`` tells."""
    from ezdxf.tools.crypt import decode

    ascii_ = [line if line.isascii() else "" for line in lines]
    return "\n".join("".join(line) for line in decode(ascii_))


def nodes_of(text: str) -> list[Node]:
    """The records of a SAT text."""
    lines = text.split("\n")
    version = lines[0].split()[:1]
    if not version or not re.fullmatch("[0-9]{1,9}", version[0]):
        raise Unknown("head")
    head, counted = 1 if int(version[0]) < OLD else 3, int(version[0]) >= COUNTED
    return [_node(record.split(), counted=counted) for record in "\n".join(lines[head:]).split("#")[:-1]]


def _node(tokens: list[str], *, counted: bool) -> Node:
    if tokens and NUMBERED.match(tokens[0]):
        tokens = tokens[1:]
    if not tokens:
        raise Unknown("empty")
    if counted and len(tokens) > 2 and NUMBERED.match(tokens[2]):
        tokens = [*tokens[:2], *tokens[3:]]
    at = [number for number, token in enumerate(tokens) if re.match(r"\$-?\d+$", token)]
    rest = tokens[at[-1] + 1 :] if at else tokens[1:]
    numbers = tuple(value for token in rest if (value := number_of(token)) is not None)
    return Node(tokens[0], tuple(int(tokens[number][1:]) for number in at), numbers, tuple(rest))


def number_of(token: str) -> float | None:
    """None for a word."""
    try:
        return float(token)
    except ValueError:
        return None


def edges_of(nodes: Sequence[Node]) -> Floats:
    """The two ends (n, 2, 2) of each chord, in plan. Raises Unknown."""
    edges = [node for node in nodes if node.name == "edge"]
    if len(edges) > MOST:
        raise Unknown("too many")
    with np.errstate(all="ignore"):
        chords = [_chords(nodes, edge) for edge in edges]
        points = np.concatenate(chords) if chords else np.zeros((0, 2, 3))
        for node in nodes:
            if node.name == "transform":
                points = _moved(points, np.array(node.numbers[:13]))
    if not np.isfinite(points).all():
        raise Unknown("infinite")
    found: Floats = points[:, :, :2]
    return found


def _moved(points: Floats, told: Floats) -> Floats:
    """Nine numbers of a matrix, three of a shift, and a scale."""
    if len(told) < 13:
        raise Unknown("transform")
    moved: Floats = points @ told[:9].reshape(3, 3) * told[12] + told[9:12]
    return moved


def _named(nodes: Sequence[Node], node: Node, name: str) -> list[Node]:
    """What a record points to, of such a name."""
    near = (nodes[pointer] for pointer in node.pointers if 0 <= pointer < len(nodes))
    return [one for one in near if one.name.endswith(name)]


def _chords(nodes: Sequence[Node], edge: Node) -> Floats:
    vertices, curve = _named(nodes, edge, "vertex"), _named(nodes, edge, "-curve")
    if not curve and len(vertices) == 2:  # the tip of a cone
        return np.zeros((0, 2, 3))
    if len(curve) != 1 or len(vertices) != 2:
        raise Unknown("edge")
    ends = np.array([_place(nodes, vertex) for vertex in vertices])
    if curve[0].name == "straight-curve":
        return ends[None]
    if curve[0].name != "ellipse-curve" or len(curve[0].numbers) < 10:
        raise Unknown(curve[0].name)
    backwards = bool(edge.words) and edge.words[0] in REVERSED
    points = _arc(np.array(curve[0].numbers[:10]), ends, backwards=backwards)
    return np.stack([points[:-1], points[1:]], axis=1)


def _place(nodes: Sequence[Node], vertex: Node) -> tuple[float, ...]:
    points = _named(nodes, vertex, "point")
    if len(points) != 1 or len(points[0].numbers) < 3:
        raise Unknown("vertex")
    return points[0].numbers[:3]


def _arc(told: Floats, ends: Floats, *, backwards: bool) -> Floats:
    """Points of an ellipse (centre, normal, major radius, ratio) from one end to the other, about its normal."""
    centre, normal, major, ratio = told[:3], told[3:6], told[6:9], told[9]
    minor = np.cross(normal, major) * ratio
    if not (np.dot(major, major) > 0 and np.dot(minor, minor) > 0):
        raise Unknown("flat")
    across, up = (ends - centre) @ major / np.dot(major, major), (ends - centre) @ minor / np.dot(minor, minor)
    first, last = np.arctan2(up, across)[:: -1 if backwards else 1]
    turn = 2 * np.pi
    sweep = turn if (ends[0] == ends[1]).all() else np.mod(last - first, turn)
    t = first + np.linspace(0, sweep, max(int(np.ceil(CHORDS * sweep / turn)), 2) + 1)[:, None]
    points: Floats = centre + np.cos(t) * major + np.sin(t) * minor
    return points
