"""What the rules have looked at: levels of drawn things and of XML values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
import small_pack as small

from surveycheck.geometry.sketch import sketch
from surveycheck.model import Coverage, Model, Tally, Unseen
from surveycheck.pack import Pack
from surveycheck.read import read_bytes
from surveycheck.rule import Defect, Inputs, Select, check
from surveycheck.run import Looked, coverage, run
from surveycheck.run.coverage import MOST

SQUARE = {"layer": "JZD", "wkt": "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))", "code": "300000"}
LINE = {"layer": "DLSS", "wkt": "LINESTRING (0 0, 5 5)"}
TEXT = {"layer": "ZJ", "text": "路", "wkt": "POINT (1 1)"}


def covered(model: Model, pack: Pack) -> Coverage:
    looked = Looked(model)
    run(model, pack, looked=looked)
    return coverage(looked)


def drawn(*rows: dict[str, object]) -> Model:
    return small.model(drawings=(sketch(rows, file="a.dxf"),))


OWN, GENERAL, NONE = Tally(own=1), Tally(general=1), Tally(none=1)


@pytest.mark.parametrize(
    ("select", "level"),
    [
        (Select(layers=("jzd",)), OWN),
        (Select(codes=("300000",)), OWN),
        (Select(layers=("*",)), GENERAL),
        (Select(features=True), GENERAL),
        (Select(kinds=("area",)), GENERAL),
        (Select(types=("LWPOLYLINE",)), GENERAL),
        (Select(kinds=("line",)), NONE),
        (Select(layers=("DLSS",)), NONE),
        (Select(drawings=("*",)), NONE),
        (Select(files=("*",)), NONE),
    ],
)
def test_a_rule_is_meant_for_what_it_names(select: Select, level: Tally) -> None:
    found = covered(drawn(SQUARE), small.pack([small.rule("GEO-01", small.nothing, select=select)]))
    assert (found.tallies["entities"], found.tallies["layers"]) == (level, level)


def test_the_best_level_counts_whatever_the_order_and_further_selections_count_too() -> None:
    rules = [
        small.rule("GEO-01", small.nothing, select=Select(layers=("JZD",))),
        small.rule("GEO-02", small.nothing),
        small.rule("GEO-03", small.nothing, others={"texts": Select(layers=("ZJ",))}),
    ]
    found = covered(drawn(SQUARE, LINE, TEXT), small.pack(rules))
    assert found.tallies["entities"] == Tally(0, 1, 2)
    assert found.unseen == (Unseen("entities", "general", 1, 1, "a.dxf", "DLSS", "LWPOLYLINE"),)


def test_a_rule_that_did_not_come_to_its_end_has_looked_at_nothing() -> None:
    found = covered(drawn(SQUARE, SQUARE, LINE), small.pack([small.rule("GEO-01", small.crash)]))
    assert found.tallies["entities"] == Tally(none=3)
    assert [(g.level, g.count, g.of, g.layer) for g in found.unseen] == [("none", 2, 2, "JZD"), ("none", 1, 1, "DLSS")]


def test_what_a_gate_keeps_back_was_looked_at_by_the_gate_only() -> None:
    gate = small.rule("GEO-01", small.every_feature, gate=True)
    later = small.rule("TOP-01", small.nothing, stage="topology", select=Select(layers=("JZD",)))
    assert covered(drawn(SQUARE), small.pack([gate, later])).tallies["entities"] == GENERAL


def test_part_of_a_group_is_said_as_part() -> None:
    other = {**SQUARE, "code": "302001"}
    pack = small.pack([small.rule("GEO-01", small.nothing, select=Select(codes=("300000",)))])
    (group,) = covered(drawn(SQUARE, other, other), pack).unseen
    assert (group.count, group.of) == (2, 3)


def test_contents_of_blocks_count_apart_and_by_what_is_looked_at_in_their_places() -> None:
    inside = [{**SQUARE, "space": 2, "owner": "B", "line": 7}, {**LINE, "space": 2, "owner": "B", "line": 9}]
    insert = {"layer": "0", "type": "INSERT", "block": "B", "wkt": "POINT (5 5)"}
    select = Select(layers=("JZD",), space="placed")
    found = covered(drawn(*inside, insert), small.pack([small.rule("GEO-01", small.nothing, select=select)]))
    assert found.tallies["entities"] == NONE
    assert found.tallies["blocks"] == Tally(none=1, own=1)
    assert Unseen("blocks", "none", 1, 1, "a.dxf", "DLSS", "LWPOLYLINE", "B") in found.unseen


@check
def asks_area(inputs: Inputs) -> Iterable[Defect]:
    """Asks each record for its MJ."""
    return _asked(inputs)


def _asked(inputs: Inputs) -> Iterator[Defect]:
    for record in inputs.records:
        if record.get("MJ") == "wrong":
            yield Defect(record)


def xml(count: int = 1) -> Model:
    rows = "".join(f"<H><MJ>{n}</MJ><ZL>某路</ZL></H>" for n in range(count)) + "<X><A>1</A><B>2</B></X>"
    return read_bytes({"data.xml": f"<root>{rows}</root>".encode(), "a.pdf": b"%PDF-1.4\n%%EOF\n"})


@pytest.mark.parametrize("count", [1, 100])
@pytest.mark.parametrize(("names", "level"), [(("H",), "own"), (("*",), "general"), (("X",), "none")])
def test_of_records_the_values_that_were_asked_for_count(count: int, names: tuple[str, ...], level: str) -> None:
    found = covered(xml(count), small.pack([small.rule("ATT-01", asks_area, select=Select(records=names))]))
    tally = found.tallies["values"]
    assert (tally.whole, getattr(tally, level)) == (2 * count + 2, count if level != "none" else tally.whole)
    if level == "none":
        assert [(g.table, g.field, g.count) for g in found.unseen[:2]] == [("H", "", 2 * count), ("X", "", 2)]
    else:
        assert Unseen("values", "none", count, count, "data.xml", table="H", field="ZL") in found.unseen


def test_files_that_nobody_reads_are_named() -> None:
    found = covered(xml(), small.pack())
    assert found.tallies["files"] == Tally(none=1, own=1)
    assert found.unseen[-1] == Unseen("files", "none", 1, 1, "a.pdf", type="pdf")


def test_of_very_many_groups_some_are_listed_and_all_are_counted() -> None:
    rows = [{**LINE, "layer": f"L{n}"} for n in range(MOST + 5)]
    found = covered(drawn(*rows), small.pack())
    assert (len(found.unseen), found.unlisted, found.tallies["layers"].none) == (MOST, 5, MOST + 5)
