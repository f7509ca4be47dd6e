"""A row more or less in a file of waivers or decisions: the other rows, and what people wrote between them, stay."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from typing import Any

from surveycheck.pack.lines import lines_of
from surveycheck.waivers.toml import dumps

Rows = list[Mapping[str, Any]]


def edited(text: str, head: str, rows: str, without: Collection[int], more: Mapping[str, object] | None) -> str:
    """The text of a file whose list of tables is ``rows``, without those rows and with one more at its end. ``head``
    begins a file that is not there yet (``text`` is empty).

    Comments stay; where the file is written so that no row can be told from the lines, it is written anew without them.
    """
    text = text or head
    held = tomllib.loads(text)
    left = [row for number, row in enumerate(held.get(rows, [])) if number not in without]
    wanted = {**held, rows: [*left, *([more] if more is not None else [])]}
    if not wanted[rows]:
        del wanted[rows]
    block = dumps({rows: [more]}) if more is not None else ""
    made = f"{_cut(text, rows, without).rstrip()}\n" + (f"\n{block}" if block else "")
    return made if _holds(made, wanted) else dumps(wanted)


def _holds(text: str, wanted: Mapping[str, object]) -> bool:
    try:
        return tomllib.loads(text) == wanted
    except ValueError:
        return False


def _cut(text: str, rows: str, without: Collection[int]) -> str:
    """The lines but those of some rows: from a row's header to the next one, or to a table of another kind."""
    heads = [(line, path) for path, line in lines_of(text).items() if _is_head(path, rows)]
    lines, kept, skipping = text.split("\n"), [], False
    starts = dict(heads)
    for number, line in enumerate(lines, 1):
        if number in starts:
            path = starts[number]
            skipping = path[0] == rows and path[1] in without
        if not skipping or line.lstrip().startswith("#"):
            kept.append(line)
    return "\n".join(kept)


def _is_head(path: tuple[str | int, ...], rows: str) -> bool:
    return path[0] != rows or (len(path) == 2 and isinstance(path[1], int))
