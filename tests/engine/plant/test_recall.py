"""The rules' recall: what is planted for a rule is found by it, at its place, and nothing is found besides.

Defects of rules that lie far apart in the pack are planted into one copy, as many as ``AT_ONCE``; those that disturb
each other there are planted one by one. ``tests/mutation.py``, run as a program, plants each alone, and prints the
figures for more seeds.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from mutation import BASES, EARLIER, Outcome, loaded, together

from surveycheck.plant import PLANTERS

SEED = 1
AT_ONCE = 4
ALONE = ("FMT", "PKG", "STG")
"""Families of rules about whole files and stages: most of what is planted for them hides other things."""

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
    for pack in BASES:
        codes = [code for name, code in PLANTED if name == pack]
        alone = [c for c in codes if c[:3] in ALONE or c in EARLIER.get(pack, {}) or len(BASES[pack]) > 1]
        rest = [code for code in codes if code not in alone]
        apart = -(-len(rest) // AT_ONCE)
        yield from ((pack, (code,)) for code in alone)
        yield from ((pack, tuple(rest[first::apart])) for first in range(apart))


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
