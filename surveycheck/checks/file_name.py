"""Files whose names are not those that the package layout asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from surveycheck.rule import Defect, Inputs, Row, SourceFile, check
from surveycheck.rule.paths import matches, role_of


@check
def file_name(
    inputs: Inputs, *, marks: tuple[str, ...], copies: tuple[str, ...] = (), pattern: str = ""
) -> Iterator[Defect]:
    """Subjects: files. Yields those of the package that have a role of the table ``files`` with a ``kind`` and whose
    name without its ending holds something that one of the regular expressions ``marks`` finds (case ``mark``; ``text``
    is what was found) or does not fit the whole regular expression ``pattern`` (case ``pattern``; ``{title}`` in it
    stands for the role's title; "": none is laid down). What one of ``copies`` finds is a mark where the folder has no
    file of the same name with another one, nor without it: browsers number what they fetch again, people number series.

    Those without any role yield case ``misnamed`` where they are of the kind and in the folder of a role that no file
    has: nobody finds them under this name. Everything else without a role is another rule's; a lone file is no package.
    """
    rows = inputs.tables.get("files", ())
    if inputs.model.lone:
        return
    roles = {file.path: role_of(rows, file.path) for file in inputs.model.files}
    there = {row["role"] for row in roles.values() if row is not None}
    absent = [row for row in rows if row["kind"] and row["role"] not in there]
    for file in inputs.files:
        row = roles[file.path]
        if row is None:
            yield from _misnamed(file, absent)
        elif row["kind"]:
            yield from _named(file, row, (*marks, *_alone(file, inputs.model.files, copies)), pattern)


def _alone(file: SourceFile, every: tuple[SourceFile, ...], copies: tuple[str, ...]) -> Iterator[str]:
    """Those of the regular expressions whose find makes no series with the names of other files beside this one."""
    folder, _, name = file.path.rpartition("/")
    for copy in copies:
        bare = re.sub(copy, "", _stem(name, file))
        if bare != _stem(name, file):
            stems = (_stem(o.path.rpartition("/")[2], o) for o in every if o.path.rpartition("/")[0] == folder)
            if sum(re.sub(copy, "", stem) == bare for stem in stems) == 1:
                yield copy


def _stem(name: str, file: SourceFile) -> str:
    return normalize("NFC", name[: len(name) - len(file.suffix)])


def _named(file: SourceFile, row: Row, marks: tuple[str, ...], pattern: str) -> Iterator[Defect]:
    name = file.path.rsplit("/", 1)[-1]
    stem = _stem(name, file)
    found = next((m.group() for mark in marks if (m := re.search(mark, stem, re.IGNORECASE))), None)
    if found is not None:
        yield Defect(file, facts={"file": name, "text": found, "title": row["title"]}, case="mark")
    elif pattern and re.fullmatch(pattern.replace("{title}", re.escape(row["title"])), stem) is None:
        yield Defect(file, facts={"file": name, "expected": pattern, "title": row["title"]}, case="pattern")


def _misnamed(file: SourceFile, absent: list[Row]) -> Iterator[Defect]:
    """A file in the folder, and of the kind, of roles that no file has."""
    folder, _, name = file.path.rpartition("/")
    meant = [
        row
        for row in absent
        if file.kind in row.list("kind") and any(matches(p.rpartition("/")[0], folder) for p in row.list("path"))
    ]
    if meant:
        titles = tuple(row["title"] for row in meant)
        yield Defect(file, facts={"file": name, "expected": titles}, case="misnamed")
