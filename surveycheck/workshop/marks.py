"""What a trainee has marked in a deliverable: one place and one kind of defect each, kept in a file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from math import isfinite
from pathlib import Path

from surveycheck.whole import write_whole

SCHEMA = "surveycheck-marks/1"
LARGEST = 16 * 1024**2
"""Bytes of a file of marks; nobody marks so much by hand."""

Spot = tuple[float, float]
TEXTS = ("code", "file", "handle", "xpath", "key", "note")


class MarksError(ValueError):
    """A file is no file of marks, or no answer key. ``zh`` and ``en`` say what is wrong."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh, self.en = zh, en
        super().__init__(en)


@dataclass(frozen=True)
class Mark:
    """One mark: ``code`` of the rule that is broken ("" where the trainee does not know), and where: a drawn thing by
    ``handle``, a record or a value by ``xpath``, a whole file by ``file`` alone, a missing one by its role as ``key``;
    ``at`` is the spot in drawing coordinates."""

    code: str = ""
    file: str = ""
    handle: str = ""
    xpath: str = ""
    key: str = ""
    at: Spot | None = None
    note: str = ""


@dataclass(frozen=True)
class Marks:
    """The marks of one trainee, in the order in which they were made."""

    marks: tuple[Mark, ...] = ()
    trainee: str = ""
    deliverable: str = ""
    pack: str = ""


def write_marks(path: Path, marks: Marks) -> None:
    """Write the file, whole or not at all. Raises OSError."""
    write_whole(path, json.dumps({"schema": SCHEMA, **asdict(marks)}, ensure_ascii=False, indent=1) + "\n")


def read_marks(path: Path) -> Marks:
    """The marks of a file. Raises MarksError where it holds none, OSError."""
    document = read_json(path)
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise MarksError(f"{path} 不是标记文件（{SCHEMA}）", f"{path} is no file of marks ({SCHEMA})")
    rows = document.get("marks")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise MarksError(f"{path} 缺少 marks 列表", f"{path} has no list of marks")
    marks = tuple(_mark(row, f"{path}: marks[{number}]") for number, row in enumerate(rows))
    return Marks(marks, *(str(document.get(name, "")) for name in ("trainee", "deliverable", "pack")))


def read_json(path: Path) -> object:
    """Any JSON of a size that such files have. Raises MarksError, OSError."""
    if path.stat().st_size > LARGEST:
        raise MarksError(f"{path} 太大，不是标记或答案文件", f"{path} is too large for marks or answers")
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise MarksError(f"{path} 不是 JSON：{error}", f"{path} is no JSON: {error}") from error


def _mark(row: Mapping[str, object], where: str) -> Mark:
    texts = {name: row.get(name, "") for name in TEXTS}
    wrong = [name for name, value in texts.items() if not isinstance(value, str)]
    if wrong:
        raise MarksError(f"{where} 的 {wrong[0]} 应为文字", f"{where}: {wrong[0]} must be a text")
    return Mark(**{name: str(value) for name, value in texts.items()}, at=spot(row.get("at"), where))


def spot(value: object, where: str) -> Spot | None:
    """Two finite numbers, or none. Raises MarksError."""
    if value is None:
        return None
    if isinstance(value, Sequence) and not isinstance(value, str) and len(value) == 2:
        numbers = [float(v) for v in value if isinstance(v, int | float) and not isinstance(v, bool) and isfinite(v)]
        if len(numbers) == 2:
            return numbers[0], numbers[1]
    raise MarksError(f"{where} 的 at 应为两个数", f"{where}: at must be two numbers")
