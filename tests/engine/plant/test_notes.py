"""What was planted is told in Chinese and in English: no planter leaves Chinese words in the English note."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import surveycheck.samples.plant

import surveycheck.plant
from surveycheck.plant import Answer
from surveycheck.plant.answers import became, read, text_of
from surveycheck.workshop.result import read_answers

HAN = re.compile(r"[\u3000-\u9fff\uff00-\uffef]+")
VALUES = ("样本字样", "未定义", "样本", "1980西安坐标系")
"""What planters write into a copy: in an English note, too."""
ROOMS = [
    path
    for room in (surveycheck.plant, surveycheck.samples.plant)
    for path in sorted(Path(room.__file__ or "").parent.glob("*.py"))
]


def fixed(node: ast.expr) -> str | None:
    """The words of a text that stand in the source, or None for what is no text."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(p.value) for p in node.values if isinstance(p, ast.Constant))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def english(tree: ast.Module) -> Iterator[str]:
    """The English of each pair whose first text is Chinese, and what is said to be data."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple) and len(node.elts) == 2:
            zh, en = map(fixed, node.elts)
            if zh is not None and en is not None and HAN.search(zh):
                yield en
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "data":
            yield fixed(node.args[0]) or ""


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: f"{room.parts[-3]}-{room.stem}")
def test_the_english_of_a_note_has_no_chinese_words(room: Path) -> None:
    said = english(ast.parse(room.read_text(encoding="utf-8")))
    assert [text for text in said if HAN.search(re.sub("|".join(VALUES), "", text))] == []


def test_a_value_that_is_gone_is_made_empty() -> None:
    assert became("ZD ZDMJ", "600", "690")[1] == "ZD ZDMJ: 600 changed to 690"
    assert became("ZD ZDMJ", "600", "")[1] == "ZD ZDMJ: 600 made empty"


def test_a_key_without_english_is_read_and_told_in_chinese(tmp_path: Path) -> None:
    answer = Answer("GEO-01", "a.dxf", note="首尾点相距 0.030 m", note_en="first and last point 0.030 m apart")
    rows = json.loads(text_of([answer]))
    path = tmp_path / "a.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    assert read(path) == read_answers(path) == (answer,)
    del rows[0]["note_en"]
    path.write_text(json.dumps(rows), encoding="utf-8")
    assert [a.told[1] for a in (*read(path), *read_answers(path))] == [answer.note] * 2
