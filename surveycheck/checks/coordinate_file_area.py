"""Areas that coordinate files (TXT) state against their own rings."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from surveycheck.rule import Defect, Fact, Inputs, Limit, check
from surveycheck.rule.coordinate_file import area_of, plot_of, points_of
from surveycheck.rule.number import EMPTY, beyond, decimal_of


@check
def coordinate_file_area(inputs: Inputs, *, field: str, units: tuple[float, ...], tolerance: Limit) -> Iterator[Defect]:
    """Subjects: plots; ``points`` are those of the files. Yields plots whose ``field`` agrees in none of the ``units``
    (m² of one, such as 1 and 10000) with the area of ring 1 less that of the others, to half of its last digit and
    ``tolerance`` (m²), the points that bound it beside them. What is no number is another rule's."""
    points = points_of(inputs.other("points").records)
    for plot in inputs.records:
        text, rings = plot.get(field), points.get(plot_of(plot), {})
        said = decimal_of(text)
        areas = {ring: area_of(own) for ring, own in rings.items()}
        if said is None or text in EMPTY or areas.get("1") is None or None in areas.values():
            continue
        drawn = sum((a if ring == "1" else -a for ring, a in areas.items() if a is not None), Decimal(0))
        half = Decimal(5).scaleb(-len(text.partition(".")[2]) - 1)
        sizes, slack = [Decimal(str(unit)) for unit in units], Decimal(str(tolerance.value))
        off = [(abs(said * size - drawn), half * size + slack) for size in sizes]
        if all(beyond(by, float(limit)) for by, limit in off):
            by, limit = min(off)
            facts: dict[str, Fact] = {
                "name": plot.get("地块名称") or plot.get("地块编号"),
                "said": text,
                "computed": float(drawn),
            }
            facts |= {"difference": float(by), "limit": float(limit)}
            yield Defect(plot, facts=facts, others=tuple(chain(*rings.values())), field=field)
