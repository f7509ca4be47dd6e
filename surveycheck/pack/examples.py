"""``[[good]]`` and ``[[bad]]`` of a card → Example."""

from __future__ import annotations

from typing import Any

from surveycheck.geometry.sketch import WORDS
from surveycheck.model import Fact
from surveycheck.pack.keys import Keys
from surveycheck.rule import FACTS, Example

DRAWING_WORDS = frozenset(("version", "header", "layers", "blocks", "styles", "linetypes", "appids", "unit"))
FILE_WORDS = frozenset(("path", "name_encoding", "text", "encoding", "hex"))


def read_example(keys: Keys, bad: bool) -> Example:
    """One example; what it cannot mean is a fault."""
    earlier = keys.child("earlier")
    example = Example(
        name=keys.text("name", required=True),
        name_en=keys.text("name_en"),
        features=_features(keys),
        drawing=_drawing(keys.child("drawing")),
        records=_records(keys),
        files=_files(keys),
        settings=dict(keys.child("settings").data),
        finds=tuple(_facts(child) for child in keys.children("finds")),
        also=keys.texts("also"),
        papers=keys.flag("papers"),
        earlier_features=_features(earlier),
        earlier_records=_records(earlier),
    )
    earlier.finish()
    keys.finish()
    if bad and not example.finds:
        keys.fault("finds", "反例必须写明 finds（每项一个缺陷）", "a bad example must say what it finds (finds)")
    if not bad and example.finds:
        keys.fault("finds", "正例不能有 finds", "a good example finds nothing")
    if not (example.features or example.drawing or example.records or example.files):
        keys.fault("", "例子没有内容", "the example holds nothing")
    return example


def _features(keys: Keys) -> tuple[dict[str, Any], ...]:
    rows = keys.children("features")
    for row in rows:
        _known(row, WORDS | {"file"})
    return tuple(dict(row.data) for row in rows)


def _drawing(keys: Keys) -> dict[str, Any]:
    _known(keys, DRAWING_WORDS)
    return dict(keys.data)


def _records(keys: Keys) -> tuple[dict[str, Any], ...]:
    rows = keys.children("records")
    for row in rows:
        row.text("table", required=True)
        for name, value in row.data.items():
            if not isinstance(value, str):
                row.fault(name, f"{name} 应为文字（XML 中的原样）", f"{name} must be a text, as the XML spells it")
    return tuple(dict(row.data) for row in rows)


def _files(keys: Keys) -> tuple[dict[str, Any], ...]:
    rows = keys.children("files")
    for row in rows:
        _known(row, FILE_WORDS)
        path = row.text("path", required=True)
        if path.startswith("/") or "\\" in path or ".." in path.split("/"):
            row.fault("path", "路径应为相对路径，用 /", "a path must be relative and use /")
        if ("text" in row) == ("hex" in row):
            row.fault("text", "text 与 hex 二选一", "give either text or hex")
        _as_bytes(row)
    return tuple(dict(row.data) for row in rows)


def _as_bytes(row: Keys) -> None:
    """What cannot be turned into bytes is a fault: the content, and the name where it says an encoding."""
    for word, encoding in (("hex", ""), ("text", "encoding"), ("path", "name_encoding")):
        try:
            bytes.fromhex(row.text(word)) if word == "hex" else row.text(word).encode(row.text(encoding) or "utf-8")
        except (ValueError, LookupError) as error:
            row.fault(encoding or word, f"无法转成字节：{error}", f"cannot be turned into bytes: {error}")


def _facts(keys: Keys) -> dict[str, Fact]:
    for name in keys.data:
        if name not in FACTS:
            keys.fault(
                name,
                f"{name} 不是约定的事实名（rule/facts.py）",
                f"{name} is no fact of the vocabulary (rule/facts.py)",
            )
    return {name: _fact(value) for name, value in keys.data.items()}


def _fact(value: Any) -> Fact:
    return tuple(_fact(v) for v in value) if isinstance(value, list) else value


def _known(keys: Keys, known: frozenset[str] | set[str]) -> None:
    for name in keys.data:
        if name not in known:
            words = ", ".join(sorted(known))
            keys.fault(name, f"未知的键 {name}（可用：{words}）", f"unknown key {name} (known: {words})")
