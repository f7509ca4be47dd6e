"""Two values of one record that were exchanged."""

from __future__ import annotations

import small_pack as small

from surveycheck.model import Document, Finding, Place, record_of
from surveycheck.run.cause import join
from surveycheck.run.upon import Things


def things(*rows: dict[str, str]) -> Things:
    records = tuple(record_of("a", "POINT", n, f"/r/POINT[{n + 1}]", n + 1, row) for n, row in enumerate(rows))
    return Things(small.model(documents=(Document("a", "r", "", "", "utf-8", {}, records),)))


def finding(code: str, path: str, **facts) -> Finding:
    place = Place(file="a", xpath=f"/r/POINT[1]/{path}")
    return Finding(path, code, code, "", "", "C", "图/形", "", "", "", path, place, facts)


def together(model: Things, *found: Finding) -> bool:
    rules = {f.code: small.rule(f.code, small.nothing) for f in found}
    return len({f.cause for f in join(found, rules, model)}) == 1


def test_a_number_and_a_name_stand_in_each_others_place() -> None:
    model = things({"DH": "612439.890", "Y": "T8"}, {"DH": "T9", "Y": "612440.120"})
    assert together(model, finding("X-01", "DH"), finding("X-02", "Y"))


def test_nobody_else_shows_how_they_are_written() -> None:
    assert not together(things({"DH": "612439.890", "Y": "T8"}), finding("X-01", "DH"), finding("X-02", "Y"))


def test_two_words_that_are_written_alike_may_each_be_wrong() -> None:
    model = things({"YT": "住宅", "WZ": "地上"}, {"YT": "商业", "WZ": "地下"})
    assert not together(model, finding("X-01", "YT"), finding("X-02", "WZ"))


def test_each_number_should_be_the_other_one() -> None:
    model = things({"DS": "2925.41", "DX": "32830.25"})
    one = finding("X-01", "DS", said=2925.41, computed=32830.25)
    assert together(model, one, finding("X-02", "DX", said=32830.25, computed=2925.41))
    assert not together(model, one, finding("X-02", "DX", said=32830.25, computed=3100.0))
