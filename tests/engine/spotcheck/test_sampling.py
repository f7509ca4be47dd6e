"""How many of a lot are looked at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveycheck import load_pack
from surveycheck.spotcheck import SpotCheckError, in_lots, sample_sizes
from surveycheck.spotcheck.strata import shares

NINGBO = [
    tuple(row[c] for c in ("edition", "upto", "size", "source")) for row in load_pack("ningbo").table("sample_sizes")
]

# Both sides of every step of table 1 of GB/T 24356-2023, as printed (domain notes 1.2).
TABLE = """1 1;2 2;3 3;4 3;20 3;21 5;40 5;41 7;60 7;61 9;80 9;81 10;100 10;101 11;120 11;121 12;140 12;141 13;160 13
161 14;180 14;181 15;200 15;201 17;232 17;233 20;282 20;283 24;362 24;363 30;487 30;488 40;686 40;687 56;1000 56"""


@pytest.mark.parametrize("pair", TABLE.replace("\n", ";").split(";"))
def test_table_1(pair: str) -> None:
    units, size = map(int, pair.split())
    assert sample_sizes(NINGBO, "2023").of(units) == size


@pytest.mark.parametrize(
    ("edition", "units", "said"), [("2023", 1001, "2 批"), ("2009", 201, "2 批"), ("2023", 0, "没有")]
)
def test_what_has_no_size(edition: str, units: int, said: str) -> None:
    with pytest.raises(SpotCheckError) as caught:
        sample_sizes(NINGBO, edition).of(units)
    assert said in caught.value.zh


def test_2009_is_the_same_up_to_200() -> None:
    old, new = sample_sizes(NINGBO, "2009"), sample_sizes(NINGBO, "2023")
    assert [old.of(n) for n in range(1, 201)] == [new.of(n) for n in range(1, 201)]
    assert old.greatest == 200


@pytest.mark.parametrize(
    "rows",
    [[], [("2023", "20", "5", ""), ("2023", "40", "3", "")], [("2023", "20", "0", "")], [("2009", "20", "3", "")]],
)
def test_tables_that_are_none(rows: list[tuple[str, str, str, str]]) -> None:
    with pytest.raises(SpotCheckError):
        sample_sizes(rows, "2023")


@given(st.integers(1, 20_000), st.integers(1, 1000))
def test_the_fewest_even_lots(units: int, greatest: int) -> None:
    lots = in_lots(units, greatest)
    assert sum(lots) == units
    assert max(lots) <= greatest
    assert max(lots) - min(lots) <= 1
    assert (len(lots) - 1) * greatest < units


@given(st.dictionaries(st.text(max_size=4), st.integers(1, 50), min_size=1, max_size=12), st.data())
def test_shares_add_up_in_proportion(strata: dict[str, int], data: st.DataObject) -> None:
    units = sum(strata.values())
    sample = data.draw(st.integers(1, units))
    found = shares(strata, sample, "00" * 32)
    assert sum(found.values()) == sample
    for name, size in strata.items():
        assert 0 <= found[name] <= size
        assert abs(found[name] - size * sample / units) < 1
