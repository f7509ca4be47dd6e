"""Values of many records by column: the same as one record at a time says."""

from __future__ import annotations

import random

import pytest

from surveycheck.model import Records, RecordsBuilder, record_columns, records_builder
from surveycheck.model import records as model_records
from surveycheck.model.records import FEW

LAYOUTS = {
    "all alike": lambda some: ["A", "B", "C"],
    "one is missing now and then": lambda some: ["A", "C"] if some.random() < 0.3 else ["A", "B", "C"],
    "in any order": lambda some: some.sample(["A", "B", "C", "@d"], 4),
    "in any number": lambda some: some.sample(["A", "B", "C", "@d", "E"], some.randrange(6)),
    "none": lambda some: [],
}
TEXTS = ("", "1.10", "宁波", "🏠", "a b", "x" * 5000, "0")


def made(layout: str, count: int) -> Records:
    some = random.Random(layout)
    build = RecordsBuilder("a.xml")
    root = build.step("r", 0, -1)
    for number in range(count):
        names = LAYOUTS[layout](some)
        texts = [some.choice(TEXTS) for _ in names]
        table = some.choice("TU")
        build.add(build.step(table, number + 1, root), number + 2, names, texts, [number + 2] * len(names))
    return build.build()


@pytest.mark.parametrize("count", [1, FEW, FEW + 1, 300])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("distinct", [3, record_columns.DISTINCT])
def test_columns_say_what_each_record_says(
    monkeypatch: pytest.MonkeyPatch, layout: str, count: int, distinct: int
) -> None:
    monkeypatch.setattr(record_columns, "DISTINCT", distinct)
    records = made(layout, count)
    for record in records:
        for name in ("A", "B", "C", "@d", "E", "nobody's"):
            at = records.find(record.row, name)
            assert record.has(name) == (at >= 0)
            assert record.get(name) == (records.text(at) if at >= 0 else "")


@pytest.mark.parametrize(("distinct", "parts"), [(3, [0, 16, 32]), (record_columns.DISTINCT, [0])])
def test_a_column_of_some_rows(monkeypatch: pytest.MonkeyPatch, distinct: int, parts: list[int]) -> None:
    monkeypatch.setattr(record_columns, "DISTINCT", distinct)
    monkeypatch.setattr(model_records, "TOGETHER", 16)
    records = made("in any number", 300)
    rows = [record.row for record in records if record.table == "T"][::3][:40]
    found = list(records.column(rows, "B"))
    assert [start for start, _ in found] == parts
    texts = [part.texts[code] for _, part in found for code in part.code]
    assert texts == [records[row].get("B") for row in rows]
    assert all(part.texts[-1] == "" for _, part in found)
    there = [bool(code >= 0) for _, part in found for code in part.code]
    assert there == [records[row].has("B") for row in rows]


@pytest.mark.parametrize("order", [range(50), range(50, 0, -1), [n * 7 % 50 for n in range(50)]])
def test_records_are_counted_by_table_in_the_order_of_the_file(
    monkeypatch: pytest.MonkeyPatch, order: list[int]
) -> None:
    monkeypatch.setattr(records_builder, "_BLOCK", 7)
    build = RecordsBuilder("a.xml")
    steps = {place: build.step("TUV"[place % 3], 1, -1) for place in sorted(order)}
    for place in order:
        build.add(steps[place], place, ["A"], [str(place)], [place], ["A"] * (place == 9))
    records = build.build()
    assert [int(record.get("A")) for record in records] == sorted(order)
    assert [record.line for record in records if record.repeated] == [9]
    for table in "TUV":
        own = [record.number for record in records if record.table == table]
        assert own == list(range(len(own)))
