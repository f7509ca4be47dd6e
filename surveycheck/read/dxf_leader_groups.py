"""One MULTILEADER: what its groups say of its lines and of its text.

DXF reference, *MLEADER*: the context between 300 and 301 has arrow size (140), height of letters (41), scale (40) and,
behind 290, the text (304) with its place (12), direction (13), width (43), line step (45), style (340), anchor (171),
colour (90), ground (292; 291, 91, 141), or behind 296 a block (341) with its place (15), scale (16) and turn (46); each
leader between 302 and 303 has where it ends (10) and the dogleg from there (11, 40; 271: none, it is attached above or
below); each of its lines between 304 and 305 has points (10), the first of them where the arrow points to. Behind the
context: how lines run (170; 0: none, 2: smooth), their colour (91), dogleg (291), arrow (342), a line around the text
(292).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

Point = tuple[float, float]
Group = tuple[int, float, int]
"""Group code, value (NaN for what is no number), number of the pair."""

CONTEXT, END, LEADER, END_LEADER, LINE, END_LINE = 300, 301, 302, 303, 304, 305
POINTS = {10: 20, 11: 21, 12: 22, 13: 23, 15: 25, 16: 26}


@dataclass
class Part:
    """Numbers of a part by group code, and the points (10) of a line one after the other."""

    said: dict[int, float] = field(default_factory=dict)
    pair: dict[int, int] = field(default_factory=dict)
    points: list[Point] = field(default_factory=list)

    def number(self, code: int, usual: float) -> float:
        """The first number of a group code."""
        value = self.said.get(code, usual)
        return value if value == value else usual

    def point(self, code: int) -> Point:
        """The first point of a group code; NaN without."""
        return self.said.get(code, float("nan")), self.said.get(POINTS[code], float("nan"))

    def take(self, group: Group) -> None:
        """One more group; the first of its code counts, but for points."""
        code, value, pair = group
        self.said.setdefault(code, value)
        self.pair.setdefault(code, pair)
        if code == 10:
            self.points.append((value, float("nan")))
        elif code == 20 and self.points:
            self.points[-1] = (self.points[-1][0], value)


@dataclass
class Leader:
    """A leader and its lines."""

    part: Part
    lines: list[Part] = field(default_factory=list)


@dataclass
class MultiLeader:
    """``outer``: what stands outside of the context; ``text``: the pair of the text, -1 without one."""

    outer: Part = field(default_factory=Part)
    context: Part = field(default_factory=Part)
    leaders: list[Leader] = field(default_factory=list)
    text: int = -1


def multileader_of(groups: Iterable[Group]) -> MultiLeader:
    """The parts of one record; what ends too early has what stood there until then."""
    made = MultiLeader()
    depth = [made.outer]
    for group in groups:
        code = group[0]
        if code == CONTEXT:
            depth = [made.outer, made.context]
        elif code == END:
            depth = [made.outer]
        elif code == LEADER and len(depth) == 2:
            made.leaders.append(Leader(Part()))
            depth.append(made.leaders[-1].part)
        elif code == LINE and len(depth) == 3:
            made.leaders[-1].lines.append(Part())
            depth.append(made.leaders[-1].lines[-1])
        elif (code == END_LINE and len(depth) == 4) or (code == END_LEADER and len(depth) == 3):
            depth.pop()
        elif code == LINE and len(depth) == 2:
            made.text = group[2] if made.text < 0 else made.text
        else:
            depth[-1].take(group)
    return made
