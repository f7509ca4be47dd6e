"""How letters stand: stretched, slanted, flipped, below each other, on a ground of their own.

DXF reference: *TEXT* 51 (slant) and 71 (2 backwards, 4 upside down), *STYLE* 41, 50 and 70, *MTEXT* 90, 63, 421, 45
(ground) and 44 (line step); and the codes with which the text of an MTEXT begins (``\\H``, ``\\W``, ``\\Q``, ``\\C``):
those that stand farther on are not followed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from surveycheck.map.instances import Instances
from surveycheck.map.seen import TRUE
from surveycheck.model import Drawing
from surveycheck.model.columns import Bools, Floats, Ints
from surveycheck.model.flipped import BACKWARD, FLIPPED, UPSIDE_DOWN
from surveycheck.model.leaders import LEADERS

SLANT, GROUND, GROUND_COLOR, GROUND_TRUE, MARGIN, STEP = 51, 90, 63, 421, 145, 144
BOTH = BACKWARD | UPSIDE_DOWN
COLUMNS = ("MTEXT", *LEADERS)
"""Texts with a column of their own width."""

NO_GROUND, WINDOW = -1, -2
UPSIDE_DOWN = 4
"""Bit of group 71 of a TEXT: about its base line."""

FILLED, AS_WINDOW, FRAMED = 1, 2, 16
"""Bits of group 90."""

STEEPEST, WIDEST = 85.0, 100.0
"""Degrees of a slant, and factor of a width: AutoCAD's own limits."""

CODE = re.compile(r"\\([HWQC])\s*(-?[0-9.]+)(x?);|\\[AfFTLlOoKkcp][^;\\{}]*;|\\[LlOoKk]|[{}]")


@dataclass(frozen=True, eq=False)
class Lettering:
    """t texts. ``size``: factor of the height; ``stretch``: of the width of an MTEXT; ``slant`` in radians; ``flip``: 2
    backwards, 4 upside down; ``stacked``: letters below each other; ``step``: factor from line to line; ``ink``: colour
    of its own, as in ``Seen``, or -1; ``ground``: the colour below, -1 none, -2 that of the window; ``margin``: what
    it reaches out by, in heights; ``framed``: with a line around it."""

    size: Floats
    stretch: Floats
    slant: Floats
    flip: NDArray[np.int8]
    stacked: Bools
    step: Floats
    ink: NDArray[np.int32]
    ground: NDArray[np.int32]
    margin: Floats
    framed: Bools

    def columns(self) -> dict[str, NDArray[np.generic]]:
        """What a canvas asks for, by name."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "size"}


def lettering(drawing: Drawing, rows: Ints, column: Bools) -> Lettering:
    """That of the texts ``rows``, of which ``column`` (t,) are MTEXT."""
    made = _plain(drawing, rows, column)
    _as_begun(drawing, rows, column, made)
    _as_said(drawing, rows, made)
    with np.errstate(invalid="ignore"):
        made.slant[:] = np.radians(np.where(np.abs(made.slant) <= STEEPEST, made.slant, 0.0))
        for factor in (made.size, made.stretch, made.step):
            factor[~((factor > 1 / WIDEST) & (factor < WIDEST))] = 1.0
    made.flip[Instances(drawing).mirrored(rows)] ^= UPSIDE_DOWN  # along its line it has been turned already
    return made


def _plain(drawing: Drawing, rows: Ints, column: Bools) -> Lettering:
    """As the styles say."""
    e, many = drawing.entities, len(rows)
    table = {style.name.casefold(): style for style in drawing.styles}
    styles = [table.get(name.casefold()) for name in e.style.names]
    own = e.style.codes[rows]

    def of_style(name: str, usual: float) -> Floats:
        told = np.array([getattr(style, name, usual) for style in styles] or [usual], np.float64)
        return told[own] if len(styles) else np.full(many, usual)

    return Lettering(
        size=np.ones(many),
        stretch=np.where(column, of_style("width", 1.0), 1.0),
        slant=np.where(column, of_style("oblique", 0.0), 0.0),
        flip=np.zeros(many, np.int8),
        stacked=(of_style("stacked", 0.0) > 0) & ~column,
        step=np.ones(many),
        ink=np.full(many, -1, np.int32),
        ground=np.full(many, NO_GROUND, np.int32),
        margin=np.full(many, 0.5),
        framed=np.zeros(many, np.bool_),
    )


def _as_begun(drawing: Drawing, rows: Ints, column: Bools, made: Lettering) -> None:
    """The codes with which an MTEXT begins."""
    raw, height = drawing.entities.raw, drawing.entities.height
    known: dict[int, tuple[tuple[str, float, bool], ...]] = {}
    for number in np.flatnonzero(column).tolist():
        row = int(rows[number])
        text = int(raw.codes[row])
        if text not in known:
            known[text] = tuple(_begins(raw.names[text]))
        for code, value, relative in known[text]:
            if code == "H":
                made.size[number] = value if relative else value / height[row]
            elif code == "W":
                made.stretch[number] = value
            elif code == "Q":
                made.slant[number] = value
            elif 0 < value < 256:
                made.ink[number] = int(value)


def _begins(text: str) -> list[tuple[str, float, bool]]:
    """Letter, number and whether that is a factor, of the codes before the first letter."""
    found, at = [], 0
    while match := CODE.match(text, at):
        at = match.end()
        try:
            found += [(match[1], float(match[2]), bool(match[3]))] if match[1] else []
        except ValueError:
            continue
    return found


def _as_said(drawing: Drawing, rows: Ints, made: Lettering) -> None:
    """What the drawing says of single texts."""
    look = drawing.entities.look
    part = look[np.isin(look[:, 1], (SLANT, FLIPPED, GROUND, GROUND_COLOR, GROUND_TRUE, MARGIN, STEP))]
    if not len(part):
        return
    told: dict[int, dict[int, float]] = {}
    for row, code, value in part.tolist():
        told.setdefault(int(row), {}).setdefault(int(code), value)
    source = Instances(drawing).source[rows]
    kind = drawing.entities.type.take(rows).where(COLUMNS.__contains__)
    for number in np.flatnonzero(np.isin(source, list(told))).tolist():
        said = told[int(source[number])]
        if kind[number]:
            made.step[number] = said.get(STEP, 1.0)
            made.margin[number] = min(max(said.get(MARGIN, 1.5) - 1.0, 0.0), 4.0)
            made.ground[number] = _ground(said)
            made.framed[number] = int(said.get(GROUND, 0.0)) & FRAMED
        else:
            made.slant[number] = said.get(SLANT, 0.0)
            flip = int(said.get(FLIPPED, 0.0)) & BOTH
            made.flip[number] = 0 if flip == BOTH else flip


def _ground(said: dict[int, float]) -> int:
    way = int(said.get(GROUND, 0.0))
    if way & AS_WINDOW:
        return WINDOW
    if not way & FILLED:
        return NO_GROUND
    true = said.get(GROUND_TRUE, -1.0)
    if 0 <= true < TRUE:
        return TRUE + int(true)
    color = int(said.get(GROUND_COLOR, 0.0))
    return color if 0 < color < 256 else WINDOW
