"""Labels that lie on one another because the buildings around them do."""

from __future__ import annotations

import pytest
import small_pack as small
from drawn_rows import drawing, square

from surveycheck.model import Finding, Model, Place
from surveycheck.run.cause import join
from surveycheck.run.upon import Things


@pytest.mark.parametrize(("x", "one"), [(4.0, True), (14.0, False)])
def test_labels_in_two_areas_that_overlap_have_their_cause(x: float, one: bool) -> None:
    rows = [square(0, 0), square(8, 0), "POINT (4 4)", f"POINT ({x} 30)" if not one else "POINT (9 4)"]
    drawn = drawing(rows)
    handles = [drawn.entities.handle_text(n) for n in range(4)]

    def finding(code: str, first: int, second: int) -> Finding:
        places = [Place(file=drawn.file, handles=(handles[n],)) for n in (first, second)]
        return Finding(code, code, code, "", "", "C", "图/形", "", "", "", code, places[0], {}, (places[1],))

    rules = {"A1": small.rule("A1", small.nothing, also=("B1",)), "B1": small.rule("B1", small.nothing)}
    every = [finding("A1", 0, 1), finding("B1", 2, 3)]
    causes = {f.cause for f in join(every, rules, Things(Model("", drawings=(drawn,))))}
    assert (len(causes) == 1) is one
