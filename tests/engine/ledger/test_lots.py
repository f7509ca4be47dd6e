"""Lots and draws in the ledger: which units, once, and never changed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from filled_ledger import Given, hand_in, people
from sqlalchemy import Connection, func, insert, select, update

from surveycheck.ledger import (
    Ledger,
    LedgerError,
    Stored,
    Terms,
    Wanted,
    add_inspector,
    avoid,
    close_lot,
    draw_lot,
    draw_of,
    found_for,
    lot_named,
    retire_inspector,
    sizes_of,
    tables,
)
from surveycheck.ledger.candidates import UNTOLD, stratum_words
from surveycheck.ledger.clock import today
from surveycheck.pack import load_pack
from surveycheck.spotcheck import SampleSizes, SpotCheckError, replay

DAY = (today() + timedelta(days=3)).isoformat()
LATER = (today() + timedelta(days=4)).isoformat() + "T09:00:00+08:00"
TERMS = Terms("示例彩票 第1期", DAY)


def sizes(edition: str = "2023") -> SampleSizes:
    return sizes_of(load_pack("ningbo", examples=False), edition)


def closed(
    connection: Connection, name: str = "一批", wanted: Wanted | None = None, terms: Terms = TERMS
) -> list[Stored]:
    wanted = wanted or Wanted()
    return list(close_lot(connection, name, wanted, terms, sizes(), "ningbo"))


OLD, NEW = Given("P1"), Given("P1", received="2026-07-20T02:00:00Z")
CASES = {
    "one a project": ([Given("P1"), Given("P2")], Wanted(), ["P1", "P2"], []),
    "the newest of a project": ([OLD, NEW], Wanted(), ["P1"], ["newer submission"]),
    "a newer one outside the period": ([OLD, NEW], Wanted(last="2026-07-15"), [], ["newer submission"]),
    "two stages of a project": ([OLD, replace(NEW, stage="规划核实")], Wanted(), ["P1"], ["of the same project"]),
    "one stage": ([OLD, replace(NEW, stage="规划核实")], Wanted(stage="竣工验收"), ["P1"], []),
    "never checked": ([Given("P1", checked=False), Given("P2")], Wanted(), ["P2"], ["never checked"]),
    "no project": ([Given(""), Given("P2")], Wanted(), ["P2"], ["does not say which project"]),
    "a firm": ([Given("P1"), Given("P2", "示例二院")], Wanted(firm="示例二院"), ["P2"], []),
    "a district": ([Given("P1", district="鄞州"), Given("P2")], Wanted(district="鄞州"), ["P1"], []),
    "days": ([Given("P1"), replace(NEW, project="P2")], Wanted("2026-07-11", "2026-07-20"), ["P2"], []),
}


@pytest.mark.parametrize("case", CASES)
def test_which_go_in(ledger: Ledger, case: str) -> None:
    given, wanted, projects, left = CASES[case]
    with ledger.write() as connection:
        hand_in(connection, *given)
        found = found_for(connection, wanted)
    assert sorted(unit.project for unit in found.units) == projects
    assert len(found.left) == len(left)
    assert all(why in one.why_en for why, one in zip(left, found.left, strict=True))


def test_of_a_project_it_is_the_newest_that_goes_in(ledger: Ledger) -> None:
    with ledger.write() as connection:
        hand_in(connection, NEW, OLD)
        found = found_for(connection, Wanted())
    assert [unit.name for unit in found.units] == ["成果1"]


@pytest.mark.parametrize(
    ("by", "strata"),
    [
        ("", {""}),
        ("firm", {"示例一院", "示例二院"}),
        ("district", {"鄞州", "未注明"}),
        ("qualification", {"甲级", "未注明"}),
        ("month", {"2026-07", "2026-08"}),
        ("stage", {"竣工验收"}),
    ],
)
def test_strata(ledger: Ledger, by: str, strata: set[str]) -> None:
    with ledger.write() as connection:
        hand_in(connection, Given("P1", district="鄞州", qualification="甲级"))
        hand_in(connection, Given("P2", "示例二院", received="2026-08-10T02:00:00Z"))
        assert {unit.stratum for unit in found_for(connection, Wanted(by=by)).units} == strata


def test_what_nobody_has_said_is_a_stratum_with_a_word_of_its_own() -> None:
    assert [stratum_words(name) for name in (UNTOLD, "330203")] == [("未注明", "not said"), ("330203", "330203")]


def test_a_firm_that_is_not_known_cannot_be_kept_away_from(ledger: Ledger) -> None:
    with ledger.write() as connection:
        people(connection, 3)
        hand_in(connection, Given("P1", ""), Given("P2"))
        assert len(found_for(connection, Wanted()).units) == 2
        avoid(connection, "甲一", "示例一院", "曾在该院任职")
        found = found_for(connection, Wanted())
    assert [unit.project for unit in found.units] == ["P2"]
    assert "must keep away" in found.left[0].why_en


def test_a_lot_is_kept_as_it_was_closed(ledger: Ledger) -> None:
    with ledger.write() as connection:
        people(connection)
        hand_in(connection, *(Given(f"P{number}") for number in range(25)))
        [made] = closed(connection)
    with ledger.read() as connection:
        again = lot_named(connection, "一批")
        row = connection.execute(select(tables.lot)).mappings().one()
    assert again == made
    assert (row["units"], row["size"], row["edition"], row["pack"]) == (25, 5, "2023", "ningbo")
    told = json.loads(again.closing())
    assert (told["sha256"], told["sm3"]) == (row["sha256"], row["sm3"])
    with ledger.write() as connection:  # what happens later does not reach it
        add_inspector(connection, "甲六")
        retire_inspector(connection, "甲一")
        assert lot_named(connection, "一批") == made


def test_a_day_counts_however_it_is_written(ledger: Ledger) -> None:
    with ledger.write() as connection:
        people(connection)
        hand_in(connection, Given("P1"))
        [made] = closed(connection, terms=replace(TERMS, day=DAY.replace("-", "")))
        assert made.lot.day == DAY
        assert draw_lot(connection, "一批", "1", LATER).number == "1"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"terms": replace(TERMS, source=" ")}, "which public number"),
        ({"terms": replace(TERMS, day=today().isoformat())}, "must be later"),
        ({"terms": replace(TERMS, each=9)}, "wants 9 inspectors"),
        ({"name": " "}, "no name"),
        ({"wanted": Wanted(firm="没有的院")}, "no unit in the lot"),
        ({"wanted": Wanted(by="colour")}, "no strata by colour"),
        ({"wanted": Wanted(first="gestern")}, "not a date"),
    ],
)
def test_what_cannot_be_closed(ledger: Ledger, change: dict, said: str) -> None:
    with ledger.write() as connection:
        people(connection)
        hand_in(connection, Given("P1"))
        with pytest.raises((LedgerError, SpotCheckError), match=said):
            closed(connection, **change)
        assert connection.execute(select(func.count()).select_from(tables.lot)).scalar_one() == 0


def test_a_lot_is_closed_once_and_a_project_waits_in_one_lot(ledger: Ledger) -> None:
    with ledger.write() as connection:
        people(connection)
        hand_in(connection, Given("P1"))
        closed(connection)
        assert "not drawn yet" in found_for(connection, Wanted()).left[0].why_en
        hand_in(connection, Given("P2"))
        with pytest.raises(LedgerError, match="never changed"):
            closed(connection)


def test_no_project_is_drawn_twice_and_what_was_not_drawn_comes_again(ledger: Ledger) -> None:
    with ledger.write() as connection:
        people(connection)
        hand_in(connection, *(Given(f"P{number}") for number in range(8)))
        closed(connection)
        made = draw_lot(connection, "一批", "123", LATER)
        drawn = {one.unit.project for one in made.drawing.drawn}
        found = found_for(connection, Wanted())
    assert len(drawn) == 3
    assert {unit.project for unit in found.units} == {f"P{number}" for number in range(8)} - drawn
    assert {one.project for one in found.left} == drawn
    assert {one.why_en for one in found.left} == {"its project was drawn in 一批"}


@pytest.mark.parametrize(
    ("verdict", "anew", "why"),
    [
        ("批不合格", True, ""),
        ("批不合格", False, "一批 did not pass, and it was not handed in anew"),
        ("批合格", True, "its project was drawn in 一批"),
        ("", True, "its project was drawn in 一批"),
    ],
)
def test_what_is_handed_in_after_a_lot_that_failed_is_drawn_from_again(
    ledger: Ledger, verdict: str, anew: bool, why: str
) -> None:
    with ledger.write() as connection:
        people(connection)
        hand_in(connection, Given("P1"))
        stored = closed(connection)
        draw_lot(connection, "一批", "123", LATER)
        if verdict:
            connection.execute(insert(tables.verdict).values(lot_id=stored[0].id, verdict=verdict))
        if anew:
            hand_in(connection, Given("P1", received="2026-08-10T02:00:00Z"))
        found = found_for(connection, Wanted())
    assert [unit.name for unit in found.units] == ([] if why else ["成果2"])
    assert why in [one.why_en for one in found.left] or not why


def test_too_many_are_split_evenly(ledger: Ledger) -> None:
    with ledger.write() as connection:
        people(connection)
        hand_in(connection, *(Given(f"P{number}") for number in range(7)))
        small = replace(sizes(), steps=(replace(sizes().steps[0], upto=3, size=2),))
        with pytest.raises(LedgerError, match="split them into 3 lots"):
            close_lot(connection, "大批", Wanted(), TERMS, small, "ningbo")
        made = close_lot(connection, "大批", Wanted(), replace(TERMS, split=True), small, "ningbo")
    assert [(one.lot.name, len(one.lot.units)) for one in made] == [("大批-1", 3), ("大批-2", 2), ("大批-3", 2)]
    assert len({unit.key for one in made for unit in one.lot.units}) == 7


def test_a_draw_is_kept_and_repeats_from_what_is_kept(ledger: Ledger) -> None:
    with ledger.write() as connection:
        people(connection)
        hand_in(connection, *(Given(f"P{number}", f"示例{number % 3}院") for number in range(12)))
        avoid(connection, "甲一", "示例0院", "亲属在该院")
        closed(connection, wanted=Wanted(by="firm"))
        made = draw_lot(connection, "一批", " ４５６ ", LATER)
    with ledger.read() as connection:
        again = draw_of(connection, "一批")
        units = connection.execute(select(tables.drawn_unit).order_by(tables.drawn_unit.c.place)).all()
        looks = connection.execute(select(tables.drawn_inspector)).all()
        events = connection.execute(select(tables.event.c.kind)).scalars().all()
        happened = select(tables.event.c.text, tables.event.c.text_en).where(tables.event.c.kind == "drawn")
        told = connection.execute(happened).all()
    assert again == made
    assert made.number == "456"
    assert replay(again.text).same
    assert len(units) == 3
    assert len(looks) == 6
    assert events.count("drawn") == 3
    assert all("、" in zh and ", " in en and "、" not in en for zh, en in told)
    assert all("甲一" not in one.inspectors for one in made.drawing.drawn if one.unit.firm == "示例0院")


def test_a_lot_is_drawn_once_and_not_before_its_day(ledger: Ledger) -> None:
    with ledger.write() as connection:
        people(connection)
        hand_in(connection, Given("P1"))
        closed(connection)
        with pytest.raises(LedgerError, match="not drawn yet"):
            draw_of(connection, "一批")
        with pytest.raises(SpotCheckError, match="nothing to draw by yet"):
            draw_lot(connection, "一批", "1")
        with pytest.raises(LedgerError, match="there is no lot 二批; there are: 一批"):
            draw_lot(connection, "二批", "1", LATER)
        draw_lot(connection, "一批", "1", LATER)
        with pytest.raises(LedgerError, match="drawn once"):
            draw_lot(connection, "一批", "2", LATER)
        assert connection.execute(select(tables.drawing.c.number)).scalar_one() == "1"


@pytest.mark.parametrize("table", ["lot", "drawing"])
def test_a_ledger_that_was_changed_by_hand_is_noticed(ledger: Ledger, table: str) -> None:
    with ledger.write() as connection:
        people(connection)
        hand_in(connection, *(Given(f"P{number}") for number in range(9)))
        closed(connection)
        text = draw_lot(connection, "一批", "1", LATER).text
        if table == "lot":
            other = connection.execute(select(tables.lot.c.document)).scalar_one().replace('"P1"', '"P77"')
            connection.execute(update(tables.lot).values(document=other))
        else:
            connection.execute(update(tables.drawing).values(protocol=text.replace('"P', '"Q')))
        with pytest.raises(LedgerError, match="was changed"):
            draw_of(connection, "一批")


@pytest.mark.parametrize(
    ("inspector", "firm", "reason", "said"),
    [
        ("甲一", "没有的院", "r", "no firm"),
        ("丙", "示例一院", "r", "no inspector"),
        ("甲一", "示例一院", " ", "reason"),
    ],
)
def test_who_cannot_keep_away(ledger: Ledger, inspector: str, firm: str, reason: str, said: str) -> None:
    with ledger.write() as connection:
        people(connection, 1)
        connection.execute(insert(tables.firm).values(name="示例一院"))
        with pytest.raises(LedgerError, match=said):
            avoid(connection, inspector, firm, reason)


def test_who_keeps_away_is_said_once(ledger: Ledger) -> None:
    with ledger.write() as connection:
        people(connection, 1)
        connection.execute(insert(tables.firm).values(name="示例一院"))
        avoid(connection, "甲一", "示例一院", "一")
        avoid(connection, "甲一", "示例一院", "二")
        assert connection.execute(select(tables.avoidance.c.reason)).scalars().all() == ["二"]
