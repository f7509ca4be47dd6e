"""A pack that grades by several standards: which one counts."""

from __future__ import annotations

import pytest

from surveycheck.pack import Pack, StandardError, graded_by, load_pack, standards

NEW, OLD = "GB/T 24356-2023", "GB/T 24356-2009"


@pytest.mark.parametrize("name", ["ningbo", "jiaxing"])
def test_cities_have_both_editions(name: str) -> None:
    new, old = standards(load_pack(name))
    assert (new.standard, old.standard) == (NEW, OLD)
    assert (new.gross_share, old.gross_share) == (None, 5)
    assert [float(r) for r, _ in new.steps] == [0.3, 1]
    assert [(r.numerator, r.denominator, int(p)) for r, p in old.steps] == [
        (1, 3, 100),
        (1, 2, 90),
        (3, 4, 75),
        (1, 1, 60),
    ]
    assert old.elements == new.elements
    assert old.profile["source"] != new.profile["source"]


@pytest.mark.parametrize(
    ("asked", "counts"),
    [("", NEW), (" ", NEW), ("2023", NEW), ("2009", OLD), ("gb/t24356-2009", OLD), ("GB/T 24356-2009", OLD)],
)
def test_which_one_counts(asked: str, counts: str) -> None:
    pack = graded_by(load_pack("ningbo"), asked)
    assert [p.standard for p in standards(pack)] == [counts, *({NEW, OLD} - {counts})]
    assert all(not p.also for p in standards(pack)[1:])
    assert pack.digest == load_pack("ningbo").digest


@pytest.mark.parametrize("asked", ["2010", "24356", "GB/T 24356", "9"])
def test_an_unknown_one_is_refused_by_name(asked: str) -> None:
    with pytest.raises(StandardError) as error:
        graded_by(load_pack("ningbo"), asked)
    assert error.value.known == (NEW, OLD)
    assert NEW in error.value.zh
    assert OLD in error.value.en


def test_a_pack_without_grades_has_none() -> None:
    pack: Pack = load_pack("geometry")
    assert standards(pack) == ()
    with pytest.raises(StandardError, match="nor any other"):
        graded_by(pack, "2009")
