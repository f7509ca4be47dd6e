"""Files that a folder holds twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from surveycheck.model import Facts
from surveycheck.rule import Defect, Inputs, SourceFile, check
from surveycheck.rule.paths import normal, role_of

_COPY = re.compile(r"(\s*[-－]\s*(副本|copy)|\s*[(（]\d+[)）]|\s*copy)+$", re.IGNORECASE)


@check
def duplicate_file(inputs: Inputs) -> Iterator[Defect]:
    """Yields each file after the first of a folder with the same content, or with the same name but for spaces, case
    and a copy mark (``- 副本``, ``(1)``). Empty files have no content to compare."""
    seen: dict[tuple[str, str], SourceFile] = {}
    folders: dict[str, list[SourceFile]] = defaultdict(list)
    for file in inputs.files:
        folders[normal(file.path).rpartition("/")[0]].append(file)
    for folder, files in folders.items():
        seen = {}
        for file in sorted(files, key=lambda f: (len(f.path), f.path)):
            marks = [(folder, "name " + _bare(file))] + [(folder, "content " + file.sha256)] * bool(file.bytes)
            twin = next((seen[m] for m in marks if m in seen), None)
            for mark in marks:
                seen.setdefault(mark, file)
            if twin is not None:
                case = "content" if twin.sha256 == file.sha256 else ""
                facts: Facts = {"file": file.path, "expected": twin.path, **_displaced(inputs, file, twin)}
                yield Defect(file, facts=facts, others=(twin,), case=case)


def _displaced(inputs: Inputs, file: SourceFile, twin: SourceFile) -> Facts:
    """Of two drawings by different names with one content: the roles of things that belong into either."""
    rows = [role_of(inputs.tables.get("files", ()), one.path) for one in (file, twin)]
    drawings = [row["role"] for row in rows if row is not None and file.sha256 == twin.sha256]
    if len(set(drawings)) < len(rows):
        return {}
    inside = (r for r in inputs.tables.get("features", ()) if set(drawings).intersection(r.list("inside")))
    roles = "|".join(dict.fromkeys(row["role"] for row in inside))
    return {"role": roles} if roles else {}


def _bare(file: SourceFile) -> str:
    """The name without what a copy adds to it."""
    name = normal(file.path).rpartition("/")[2]
    stem = name.removesuffix(file.suffix)
    return re.sub(r"\s+", "", _COPY.sub("", stem)) + file.suffix
