"""Hatches that go over from one colour into another, as rows of the column ``look``.

DXF reference, *HATCH*, gradients: 450 is 1, 470 names the way, 460 is its angle in radians, 421 are the two true
colours behind 463; with 452 of 1 there is one colour, and the other is as much lighter or darker as 462 says (0 black,
1 white).
"""

from __future__ import annotations

import numpy as np

from surveycheck.model.columns import Floats
from surveycheck.model.gradients import ANGLE, COLOR, WAY, WAYS
from surveycheck.read.dxf_layout import Layout
from surveycheck.read.dxf_numbers import integers, number
from surveycheck.read.dxf_vertices import HATCHES

IS_ONE, NAME, ONE_COLOR, TINT, RGB = 450, 470, 452, 462, 421
MOST = 20_000
"""Hatches; more are not looked at."""

WHITE = 0xFFFFFF


def gradients(layout: Layout) -> Floats:
    """Row, number and value: way, angle in degrees, and two colours of each."""
    fields, nothing = layout.fields, np.zeros((0, 3))
    wanted = layout.kind.where(HATCHES.__contains__) & layout.rows.own
    marks = fields.first(IS_ONE, wanted)
    record = fields.of_pair(marks[integers(fields.pairs, marks) == 1]).astype(np.int64)
    if not 0 < len(record) <= MOST:
        return nothing
    of, place = fields.own(record)
    code, value = fields.code[place], [fields.pairs.value(int(pair)) for pair in place + fields.base]
    found = [nothing]
    for k, row in enumerate(layout.rows.row[record].tolist()):
        mine = np.flatnonzero(of == k)
        said = {int(code[i]): value[i] for i in mine[::-1].tolist()}
        shown = [int(v) for i in mine.tolist() if code[i] == RGB and 0 <= (v := number(value[i])) <= WHITE]
        two = _two(shown, number(said.get(ONE_COLOR, b"0")) == 1, number(said.get(TINT, b"0")))
        name, angle = said.get(NAME, b"LINEAR").decode("ascii", "replace").strip().upper(), number(said.get(460, b"0"))
        if two and name in WAYS and np.isfinite(angle):
            rows = [(row, WAY, WAYS.index(name)), (row, ANGLE, np.degrees(angle)), *((row, COLOR, one) for one in two)]
            found.append(np.array(rows, np.float64))
    return np.concatenate(found)


def _two(shown: list[int], one: bool, tint: float) -> list[int]:
    """The two colours; none where they are not known."""
    if len(shown) >= 2 and not one:
        return shown[:2]
    if not shown or not 0 <= tint <= 1:
        return shown[:1] * 2
    parts = [shown[0] >> shift & 0xFF for shift in (16, 8, 0)]
    end = 255 if tint > 0.5 else 0
    share = abs(2 * tint - 1)
    red, green, blue = (round(part + (end - part) * share) for part in parts)
    return [shown[0], red << 16 | green << 8 | blue]
