"""Folders that the package layout does not have."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from surveycheck.model import Facts, Place
from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.paths import matches

WITNESSES = 200
"""So many files of the folder are named."""


@check
def folder_name(inputs: Inputs, *, leave_out: tuple[str, ...] = ()) -> Iterator[Defect]:
    """Subjects: files. Yields each folder of the package that is no folder of a pattern in column ``path`` of the table
    ``files``, nor above one; of folders within each other only the outermost. ``allowed`` are the folders that may
    stand there, ``expected`` the one with a similar name (case ``similar``). The files in it are witnesses. A lone file
    is no package, and a folder of anything (``/**``) may have any folders inside. Folders whose own name fits one of
    ``leave_out`` (``*`` allowed), which systems make and nobody names, and what is inside them, are left out."""
    patterns = [part for row in inputs.tables.get("files", ()) for part in row.list("path")]
    if inputs.model.lone or not patterns:
        return
    odd: list[str] = []
    for folder in sorted(inputs.model.folders):
        if any(matches(pattern, name) for pattern in leave_out for name in folder.split("/")):
            continue
        if not any(folder.startswith(f"{outer}/") for outer in odd) and not _fits(folder, patterns):
            odd.append(folder)
            yield _defect(folder, patterns, inputs)


def _fits(folder: str, patterns: list[str]) -> bool:
    depth = folder.count("/") + 1
    for pattern in patterns:
        parts = pattern.split("/")[:-1]
        if pattern.endswith("/**") and depth > len(parts):
            if matches("/".join(parts) + "/**", folder):
                return True
        elif matches("/".join(parts[:depth]), folder) and depth <= len(parts):
            return True
    return False


def _defect(folder: str, patterns: list[str], inputs: Inputs) -> Defect:
    parent, _, name = folder.rpartition("/")
    depth = folder.count("/") + 1
    allowed = dict.fromkeys(
        parts[depth - 1]
        for parts in (pattern.split("/")[:-1] for pattern in patterns)
        if len(parts) >= depth and matches("/".join(parts[: depth - 1]), parent)
    )
    near = get_close_matches(name, list(allowed), n=1, cutoff=0.5)
    inside = [file.path for file in inputs.model.files if file.path.startswith(f"{folder}/")]
    facts: Facts = {
        "name": folder,
        "count": len(inside),
        "allowed": tuple(allowed),
        "expected": near[0] if near else "",
    }
    others = tuple(Place(file=path) for path in inside[:WITNESSES])
    return Defect(Place(file=folder, key=folder), facts=facts, others=others, case="similar" if near else "")
