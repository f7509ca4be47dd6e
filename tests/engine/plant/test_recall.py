"""The rules' recall: what is planted for a rule is found by it, at its place, and nothing is found besides.

Defects of rules that do not disturb each other are planted into one copy: those of a line of ``together.txt``, which
``tests/mutation.py --together`` writes; of all other rules each is planted alone. Where those of a line have come to
disturb each other they are planted one by one, which takes longer and is as right. ``tests/mutation.py``, run as a
program, plants each alone, and prints the figures for more seeds.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from mutation import BASES, Outcome, loaded, together

from surveycheck.plant import PLANTERS

SEED = 1
TOGETHER = Path(__file__).with_name("together.txt")

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


APART: dict[tuple[str, str], tuple[str, ...]] = {}
"""Consequences with a cause of their own."""


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


def groups() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each pack with the codes that are planted at once."""
    lines = [tuple(line.split()) for line in TOGETHER.read_text(encoding="utf-8").splitlines()]
    known = [(pack, tuple(code for code in codes if (pack, code) in PLANTED)) for pack, *codes in lines]
    yield from (one for one in known if one[1])
    seen = {(pack, code) for pack, codes in known for code in codes}
    yield from ((pack, (code,)) for pack, code in PLANTED if (pack, code) not in seen)


GROUPS = list(groups())


def test_every_planted_rule_is_in_one_group() -> None:
    assert sorted((pack, code) for pack, codes in GROUPS for code in codes) == sorted(PLANTED)


@pytest.mark.parametrize(("pack", "codes"), GROUPS, ids=[f"{pack}-{'+'.join(codes)}" for pack, codes in GROUPS])
def test_planted_defects_are_found_and_nothing_besides(pack: str, codes: tuple[str, ...], tally: list[Outcome]) -> None:
    for result in together(pack, codes, SEED):
        tally.append(result)
        assert result.answers, result.code
        assert [a for a in result.answers if not a.note or not a.note_en or han(a.note_en) - han(a.note)] == []
        assert [(a.code, a.file, a.handle, a.xpath, a.note) for a in result.missed] == []
        apart = APART.get((pack, result.code), ())
        assert [(f.code, f.place, f.message) for f in result.alarms if f.code not in apart] == []
