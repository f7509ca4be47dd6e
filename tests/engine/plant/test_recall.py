"""The rules' recall: what is planted for a rule is found by it, at its place, and nothing is found besides.

``tests/mutation.py``, run as a program, prints the figures for more seeds.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from mutation import BASES, Outcome, loaded, outcome

from surveycheck.plant import PLANTERS

SEED = 1

WITHOUT = {
    ("ningbo", "CRS-11"): "a note about the place itself: nothing in the deliverable is wrong",
    ("fangxian", "CRS-11"): "the same",
}
"""Rules that have no planter, or none that could plant them in the samples, each with the reason."""

EVERY = [(pack, rule.code) for pack in BASES for rule in loaded(pack)[0].rules if not rule.home]
"""Every rule but those that a pack took over: they are planted where they are at home."""
PLANTED = [
    one
    for one in EVERY
    if one not in WITHOUT and PLANTERS.of(loaded(one[0])[0].rule(one[1])) is not None  # type: ignore[arg-type]
]


APART = {
    ("ningbo", "PAR-12"): ("ACC-05",),
    ("ningbo", "LYR-12"): ("SPC-31",),
    ("ningbo", "PLN-11"): ("PLN-23",),
    ("ningbo", "BLD-10"): ("PLN-23",),
}
"""Consequences with a cause of their own. A boundary point more is one that is to be measured anew, which is told of
the measurements, not of the point. A number on a layer without texts is missing where it is looked for. Permitted uses
add up to their total within some hundredths: no difference shows which of them is wrong."""


@pytest.mark.parametrize("pack", BASES)
def test_every_rule_has_a_planter_or_a_reason(pack: str) -> None:
    bare = {code for name, code in EVERY if name == pack and (name, code) not in PLANTED}
    assert bare == {code for name, code in WITHOUT if name == pack}


@pytest.fixture(scope="module")
def tally(request: pytest.FixtureRequest) -> Iterator[list[Outcome]]:
    """Outcomes of this worker; their sum is printed at the end (``pytest -s``)."""
    found: list[Outcome] = []
    yield found
    hits, alarms = sum(o.found for o in found), sum(len(o.alarms) for o in found)
    print(f"\nrecall {hits}/{len(found)} = {hits / max(1, len(found)):.1%}; false alarms {alarms}")


def han(text: str) -> set[str]:
    """The Chinese characters of a text."""
    return {letter for letter in text if "\u3000" <= letter <= "\u9fff"}


@pytest.mark.parametrize(("pack", "code"), PLANTED, ids=[f"{pack}-{code}" for pack, code in PLANTED])
def test_planted_defect_is_found_and_nothing_besides(pack: str, code: str, tally: list[Outcome]) -> None:
    result = outcome(pack, code, SEED)
    tally.append(result)
    assert result.answers
    assert [a for a in result.answers if not a.note or not a.note_en or han(a.note_en) - han(a.note)] == []
    assert [(a.code, a.file, a.handle, a.xpath, a.note) for a in result.missed] == []
    apart = APART.get((pack, code), ())
    assert [(f.code, f.place, f.message) for f in result.alarms if f.code not in apart] == []
