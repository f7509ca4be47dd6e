"""The examples of a rule, drawn, with what is found in them."""

from __future__ import annotations

from surveycheck import lessons, load_pack


def test_bad_examples_come_first_with_what_is_found_in_them() -> None:
    pack = load_pack("geometry")
    drawn = lessons(pack, "GEO-01")
    rule = pack.rule("GEO-01")
    assert rule is not None
    assert [one.good for one in drawn] == [False] * len(rule.bad) + [True] * len(rule.good)
    assert all(one.found for one in drawn if not one.good)
    assert not any(one.found for one in drawn if one.good)
    assert all(one.picture.startswith("<svg") for one in drawn)
    assert [one.good for one in lessons(pack, "GEO-01", most=1)] == [False, True]
    assert lessons(pack, "NO-99") == ()
