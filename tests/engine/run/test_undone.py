"""One value that accounts for all: what is tried, and what is taken for a proof."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import small_pack as small

from surveycheck.model import Document, Finding, Model, Place, Record, RecordsBuilder
from surveycheck.model.records_exchanged import exchanged, with_value
from surveycheck.run.accounted import Rows
from surveycheck.run.undone import MOST_CAUSES, Tried, Undone


def document(*names: str) -> Document:
    builder = RecordsBuilder("a.xml")
    root = builder.step("r", 0, -1)
    for number, name in enumerate(names, 1):
        builder.add(builder.step("T", number, root), number, ["N", "M"], [name, "é"], [number, number])
    return Document("a.xml", "r", "", "", "utf-8", {}, builder.build())


def odd(record: Record) -> Finding:
    """That a record's N is not its number, as letters."""
    place = Place("a.xml", xpath=f"{record.xpath}/N", line=record.line)
    ident = f"X-1-{record.number}"
    return Finding(ident, "X-1", "x", "", "", "C", "图/形", "", "", "", ident, place)


class Wrong:
    """One rule: every name has its place."""

    def __init__(self, model: Model) -> None:
        self.model = model

    def found(self, codes: Iterable[str]) -> list[Finding]:
        assert {*codes} == {"X-1"}
        return [odd(r) for r in self.model.tables["T"] if r.get("N") != "abcdefghijkl"[r.number]]

    def reading(self, table: str) -> list[str]:
        return ["X-1"]


def joined(*names: str, again: Callable[[Model], Tried] = Wrong) -> list[tuple[int, int]]:
    model = small.model(documents=(document(*names),))
    findings = Wrong(model).found(["X-1"])
    return [*Undone(Rows(model), {}, again).joined(findings, range(len(findings)))]


def test_two_that_were_exchanged_are_one() -> None:
    assert joined("b", "a", "c") == [(0, 1)]


def test_a_third_one_stays_by_itself() -> None:
    assert joined("b", "a", "x") == [(0, 1)]


def test_two_wrong_ones_are_two() -> None:
    assert joined("x", "y", "c") == []


def test_what_the_value_would_break_elsewhere_is_no_proof() -> None:
    """Another rule that reads the table finds something once the two have each other's names."""

    class Breaking(Wrong):
        def found(self, codes: Iterable[str]) -> list[Finding]:
            more = [replace(odd(r), id="Y-1", code="Y-1") for r in self.model.tables["T"][:1] if "Y-1" in codes]
            return more + super().found(["X-1"])

        def reading(self, table: str) -> list[str]:
            return ["X-1", "Y-1"]

    assert joined("b", "a", "c", again=Breaking) == []


def test_where_much_is_wrong_nothing_is_tried() -> None:
    assert len("bacdefghijkl") > MOST_CAUSES
    assert joined(*"bacxxxxxxxxx") == []


def test_values_are_exchanged_whatever_their_length() -> None:
    records = document("one", "四", "three").records
    changed = exchanged(records, 0, 1, "N")  # type: ignore[arg-type]
    assert changed is not None
    assert [(r.get("N"), r.get("M")) for r in changed] == [("四", "é"), ("one", "é"), ("three", "é")]
    assert [r.get("N") for r in records] == ["one", "四", "three"]


def test_a_value_that_is_not_there_is_not_changed() -> None:
    records = document("one").records
    assert with_value(records, 0, "Z", "x") is None  # type: ignore[arg-type]
